import type { AnyCommandHandler } from '../../journal/command.ts';
import { indicatorRetired, indicatorSaved } from './indicators/indicator-handlers.ts';
import { viewRemoved, viewSaved } from './views/saved-views.ts';

/** Commands of indicators and saved views. */
export const riskHandlers: readonly AnyCommandHandler[] = [
  indicatorSaved,
  indicatorRetired,
  viewSaved,
  viewRemoved,
];

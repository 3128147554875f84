import type { AnyCommandHandler } from '../../journal/command.ts';
import { riskAssessed } from './assess/risk-assessed.ts';
import { indicatorRetired, indicatorSaved } from './indicators/indicator-handlers.ts';
import { viewRemoved, viewSaved } from './views/saved-views.ts';
import { warningJudged } from './warnings/warning-judged.ts';

/** Commands of indicators, saved views, assessments and warnings. */
export const riskHandlers: readonly AnyCommandHandler[] = [
  indicatorSaved,
  indicatorRetired,
  viewSaved,
  viewRemoved,
  riskAssessed,
  warningJudged,
];

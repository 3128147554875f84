import type { AnyCommandHandler } from '../../journal/command.ts';
import { gridCodeFormSet } from './code-form.ts';
import { customAreaRemoved, customAreaSaved } from './custom-areas.ts';
import { gridsMapped } from './grids-mapped.ts';
import { mappingWithdrawn } from './mapping-withdrawn.ts';

/** What people decide about grids: mergers, the form of codes, areas of their own. */
export const gridHandlers: readonly AnyCommandHandler[] = [
  gridsMapped,
  mappingWithdrawn,
  gridCodeFormSet,
  customAreaSaved,
  customAreaRemoved,
];

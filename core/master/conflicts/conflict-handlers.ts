import type { AnyCommandHandler } from '../../journal/command.ts';
import { settlementMade } from './settlement-made.ts';
import { settlementWithdrawn } from './settlement-withdrawn.ts';

/** The commands by which people settle what departments disagree about. */
export const conflictHandlers: readonly AnyCommandHandler[] = [settlementMade, settlementWithdrawn];

import type { AnyCommandHandler } from '../journal/command.ts';
import { dayReset, daySet } from './calendar/day-commands.ts';
import { evidenceAttached } from './evidence/evidence-attached.ts';
import { matterCreated } from './matters/matter-created.ts';
import { matterStepped } from './matters/matter-stepped.ts';

/** The commands of the closed loop. */
export const dispatchHandlers: readonly AnyCommandHandler[] = [
  matterCreated,
  matterStepped,
  evidenceAttached,
  daySet,
  dayReset,
];

import type { AnyCommandHandler } from '../journal/command.ts';
import {
  assessmentOpened,
  assessmentPublished,
  objected,
  objectionDecided,
} from './assessment/assessment-commands.ts';
import { weightsAdopted } from './assessment/weights.ts';
import { dayReset, daySet } from './calendar/day-commands.ts';
import { drawMade } from './draws/draw-made.ts';
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
  assessmentOpened,
  objected,
  objectionDecided,
  assessmentPublished,
  weightsAdopted,
  drawMade,
];

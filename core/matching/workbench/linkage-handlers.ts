import type { AnyCommandHandler } from '../../journal/command.ts';
import { auditJudged } from './audit-judged.ts';
import { auditStarted } from './audit-started.ts';
import { judgementWithdrawn } from './judgement-withdrawn.ts';
import { judgementsMade } from './judgements-made.ts';
import { modelSaved } from './model-saved.ts';

/** The commands of the workbench: models, verdicts, audits. */
export const linkageHandlers: readonly AnyCommandHandler[] = [
  modelSaved,
  judgementsMade,
  judgementWithdrawn,
  auditStarted,
  auditJudged,
];

import { z } from 'zod';
import { AssessedUnit } from '../../../schemas/api/dispatch/assessment.ts';
import type { CommandHandler } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';

const id = z.number().int().positive();

const AssessmentOpened = z.object({
  assessmentId: id,
  from: z.iso.date(),
  to: z.iso.date(),
  by: z.enum(['department', 'area']),
  checkUntil: z.string(),
});

/** The departments' period begins; what is counted stays as it is at this moment. */
export const assessmentOpened: CommandHandler<z.infer<typeof AssessmentOpened>> = {
  type: 'assessment.opened',
  data: AssessmentOpened,
  async apply(session, { data: { assessmentId, from, to, by, checkUntil }, seq, at, actor }) {
    await session.run(
      `INSERT INTO ops.assessment VALUES
         ($1, $2::DATE, $3::DATE, $4, 'checking', $5, $6, $7, $8, NULL, NULL, NULL, NULL, 1)`,
      [assessmentId, from, to, by, checkUntil, seq, at, actor.name],
    );
  },
};

const Objected = z.object({
  objectionId: id,
  assessmentId: id,
  matterId: id,
  department: z.string(),
  reason: z.string(), // masked before
  evidence: z.array(z.string()),
});

/** A department says that a matter should not count. */
export const objected: CommandHandler<z.infer<typeof Objected>> = {
  type: 'assessment.objected',
  data: Objected,
  async apply(session, { data, at, actor }) {
    const { objectionId, assessmentId, matterId, department, reason, evidence } = data;
    await session.run(
      `INSERT INTO ops.objection VALUES
         ($1, $2, $3, $4, $5, $6::VARCHAR[], $7, $8, $9, NULL, NULL, NULL, NULL, NULL)`,
      [objectionId, assessmentId, matterId, department, reason, evidence, actor.name, actor.role, at],
    );
    await advance(session, assessmentId);
  },
};

const ObjectionDecided = z.object({
  objectionId: id,
  assessmentId: id,
  excluded: z.boolean(),
  reason: z.string(), // masked before
});

/** The matter is left out, or counts all the same. */
export const objectionDecided: CommandHandler<z.infer<typeof ObjectionDecided>> = {
  type: 'assessment.objection-decided',
  data: ObjectionDecided,
  async apply(session, { data: { objectionId, assessmentId, excluded, reason }, at, actor }) {
    await session.run(
      `UPDATE ops.objection SET excluded = $2, decision_reason = $3, decided_by = $4, decided_role = $5, decided_at = $6
       WHERE objection_id = $1`,
      [objectionId, excluded, reason, actor.name, actor.role, at],
    );
    await advance(session, assessmentId);
  },
};

const AssessmentPublished = z.object({
  assessmentId: id,
  /** The figures as they are published: a later release that counts otherwise does not change them. */
  units: z.array(AssessedUnit),
  weights: z.string().nullable(),
});

/** The figures are out and stay as they are. */
export const assessmentPublished: CommandHandler<z.infer<typeof AssessmentPublished>> = {
  type: 'assessment.published',
  data: AssessmentPublished,
  async apply(session, { data: { assessmentId, units, weights }, at, actor }) {
    await session.run(
      `UPDATE ops.assessment SET state = 'published', published_at = $2, published_by = $3, units = $4, weights = $5
       WHERE assessment_id = $1`,
      [assessmentId, at, actor.name, JSON.stringify(units), weights],
    );
    await advance(session, assessmentId);
  },
};

async function advance(session: Session, assessmentId: number): Promise<void> {
  await session.run('UPDATE ops.assessment SET version = version + 1 WHERE assessment_id = $1', [
    assessmentId,
  ]);
}

import { z } from 'zod';
import { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { CommandHandler } from '../../journal/command.ts';
import { writeSubjectPairs } from './subject-pairs.ts';

const id = z.number().int().positive();
const bits = z.number().nullable(); // null: no limit

const AuditStarted = z.object({
  auditId: id,
  entity: EntityKind,
  /** Of the run that is measured. */
  runVersion: id,
  size: id,
  threshold: z.number(),
  strata: z.array(
    z.object({
      low: bits,
      high: bits,
      isFound: z.boolean(),
      pairs: z.number().int(),
      sample: z.number().int(),
    }),
  ),
  /** The sample, as records at this moment. It is kept as it was drawn: a later release would draw another. */
  pairs: z.array(z.object({ stratum: z.number().int(), left: id, right: id, weight: z.number() })).min(1),
});
export type AuditStarted = z.infer<typeof AuditStarted>;

/** A clerical audit with the pairs to judge. */
export const auditStarted: CommandHandler<AuditStarted> = {
  type: 'linkage-audit.started',
  data: AuditStarted,
  async apply(session, { data, at }, { replay }) {
    const { auditId, entity, pairs } = data;
    await session.run('INSERT INTO link.audit VALUES ($1, $2, $3, $4, $5, $1, $6)', [
      auditId,
      entity,
      data.runVersion,
      at,
      data.size,
      data.threshold,
    ]);
    for (const [stratum, { low, high, isFound, pairs: count, sample }] of data.strata.entries())
      await session.run('INSERT INTO link.audit_stratum VALUES ($1, $2, $3, $4, $5, $6, $7)', [
        auditId,
        stratum,
        low,
        high,
        isFound,
        count,
        sample,
      ]);
    await writeSubjectPairs(session, entity, pairs, { replay });
    await session.run(
      `INSERT INTO link.audit_pair
       SELECT $1, list_extract($2::BIGINT[], place), left_source, left_key, right_source, right_key, list_extract($3::VARCHAR[], place)::DOUBLE, NULL
       FROM subject_pair ORDER BY place`,
      [auditId, pairs.map(({ stratum }) => BigInt(stratum)), pairs.map(({ weight }) => String(weight))],
    );
    await session.run('DROP TABLE temp.subject_pair');
  },
};

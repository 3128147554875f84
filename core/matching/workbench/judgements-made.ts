import { z } from 'zod';
import { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { Verdict } from '../../../schemas/api/linkage/pairs.ts';
import type { CommandHandler } from '../../journal/command.ts';
import { writeSubjectPairs } from './subject-pairs.ts';

const id = z.number().int().positive();

const JudgementsMade = z.object({
  entity: EntityKind,
  verdict: Verdict,
  note: z.string(), // free text, masked before it came here
  dataVersion: id,
  /** Records as they stood at this moment; what is kept are their subjects, which outlive them. */
  pairs: z.array(z.object({ judgementId: id, left: id, right: id })).min(1),
});
type JudgementsMade = z.infer<typeof JudgementsMade>;

/** Verdicts on pairs of records. An earlier one of the same two subjects gives way. */
export const judgementsMade: CommandHandler<JudgementsMade> = {
  type: 'judgements.made',
  data: JudgementsMade,
  async apply(session, { data, at, actor }, { replay }) {
    await writeSubjectPairs(session, data.entity, data.pairs, { replay });
    await session.run(
      `UPDATE link.judgement SET withdrawn_version = $2
       WHERE entity = $1 AND withdrawn_version IS NULL AND EXISTS (
         SELECT 1 FROM subject_pair p
         WHERE (p.left_source, p.left_key, p.right_source, p.right_key)
             = (judgement.left_source, judgement.left_key, judgement.right_source, judgement.right_key))`,
      [data.entity, data.dataVersion],
    );
    await session.run(
      `INSERT INTO link.judgement
       SELECT list_extract($3::BIGINT[], place), $1, left_source, left_key, right_source, right_key, $4, $5, $6, $7, $8, $2, NULL
       FROM subject_pair ORDER BY place`,
      [
        data.entity,
        data.dataVersion,
        data.pairs.map(({ judgementId }) => BigInt(judgementId)),
        data.verdict,
        data.note,
        actor.name,
        actor.role,
        at,
      ],
    );
    await session.run('DROP TABLE temp.subject_pair');
  },
};

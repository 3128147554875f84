import { z } from 'zod';
import { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { Verdict } from '../../../schemas/api/linkage/pairs.ts';
import { HubError } from '../../base/hub-error.ts';
import type { CommandHandler } from '../../journal/command.ts';
import { writeSubjectPairs } from './subject-pairs.ts';

const id = z.number().int().positive();
const AuditJudged = z.object({ auditId: id, entity: EntityKind, left: id, right: id, verdict: Verdict });
type AuditJudged = z.infer<typeof AuditJudged>;

/** A verdict on a pair of an audit's sample; it may be given again. Throws `CONFLICT` for a pair that is not in it. */
export const auditJudged: CommandHandler<AuditJudged> = {
  type: 'linkage-audit.judged',
  data: AuditJudged,
  async apply(session, { data: { auditId, entity, left, right, verdict } }, { replay }) {
    await writeSubjectPairs(session, entity, [{ left, right }], { replay });
    const changed = await session.run(
      `UPDATE link.audit_pair SET verdict = $2 WHERE audit_id = $1
         AND (left_source, left_key, right_source, right_key) IN (
           SELECT (left_source, left_key, right_source, right_key) FROM subject_pair)`,
      [auditId, verdict],
    );
    if (changed === 0 && !replay)
      throw new HubError('CONFLICT', { kind: 'linkage-audit', id: String(auditId) });
    await session.run('DROP TABLE temp.subject_pair');
  },
};

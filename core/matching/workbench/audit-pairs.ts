import type { Audit } from '../../../schemas/api/linkage/audit.ts';
import type { PairView, Verdict } from '../../../schemas/api/linkage/pairs.ts';
import type { Actor } from '../../access/actor.ts';
import type { CommandLog } from '../../journal/command.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { auditJudged } from './audit-judged.ts';
import { pairViews } from './pair-views.ts';
import { auditPairsSql, readAudit, requireAudit } from './read-audit.ts';
import type { RecordPair } from './standing-judgements.ts';
import { visiblePairs } from './visible-records.ts';

/** The next pairs of an audit that nobody has judged, in an order that says nothing of their weights. Throws `NOT_FOUND`. */
export async function nextAuditPairs(
  warehouse: Warehouse,
  actor: Actor,
  { auditId, limit, signal }: { auditId: number; limit: number; signal: AbortSignal },
): Promise<PairView[]> {
  const { entity } = await requireAudit(warehouse, auditId);
  const pairs = await warehouse.all<RecordPair>(
    `SELECT l::DOUBLE AS "left", r::DOUBLE AS "right" FROM (${auditPairsSql(entity)})
     WHERE verdict IS NULL AND is_there
     ORDER BY md5(concat_ws(' ', $1, l, r)), l, r LIMIT ${limit}`,
    [auditId],
  );
  const shown = await visiblePairs(warehouse, actor, entity, pairs);
  return pairViews(warehouse, actor, { entity, pairs: shown, signal });
}

/** Keeps a verdict of an audit. Throws `NOT_FOUND`, `CONFLICT` for a pair that is not in its sample. */
export async function judgeAuditPair(
  { warehouse, commands }: { warehouse: Warehouse; commands: CommandLog },
  actor: Actor,
  { auditId, left, right, verdict }: RecordPair & { auditId: number; verdict: Verdict },
): Promise<Audit> {
  const { entity } = await requireAudit(warehouse, auditId);
  await commands.execute(auditJudged, () => ({ auditId, entity, left, right, verdict }), { actor });
  return readAudit(warehouse, auditId);
}

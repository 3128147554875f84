import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { Interval } from '../../matching/evaluation/interval.ts';
import { findLastRun } from '../../matching/workbench/last-run.ts';
import { newestAudit } from '../../matching/workbench/read-audit.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/**
 * Share of matches that matching itself says it missed: by the newest clerical audit that was judged to its end, else by
 * the share that its blocking rules are expected to bring together, of which nothing is known but that between none and
 * all of the rest is missed; null where it says neither.
 */
export async function expectedMisses(session: Session, kind: EntityKind): Promise<Interval | null> {
  const audit = await newestAudit(session, kind);
  if (audit?.isCurrent && audit.result) {
    const { estimate, low, high } = audit.result.recall;
    return { estimate: 1 - estimate, low: 1 - high, high: 1 - low };
  }
  const found = (await findLastRun(session, kind))?.parameters.blockingRecall ?? null;
  return found === null ? null : { estimate: 1 - found, low: 0, high: 1 - found };
}

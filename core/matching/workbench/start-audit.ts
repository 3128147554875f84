import type { Audit } from '../../../schemas/api/linkage/audit.ts';
import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { HubError } from '../../base/hub-error.ts';
import type { ActorRef, CommandLog } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { auditSampleQuery } from '../evaluation/audit-sample.ts';
import { planAudit } from '../evaluation/clerical-audit.ts';
import { leastWeight } from '../link/least-weight.ts';
import { auditStarted, type AuditStarted } from './audit-started.ts';
import { requireLastRun } from './last-run.ts';
import { readAudit } from './read-audit.ts';
import { readScoreBins } from './score-view.ts';

/**
 * Draws the sample of a new audit from the last run's pairs. Pairs below the least weight that is kept are outside it:
 * by the model's own word fewer than one in a thousand of them match.
 *
 * @throws HubError `NOT_FOUND` before the first run, `BAD_INPUT` where it kept no pair
 */
export async function startAudit(
  { warehouse, commands }: { warehouse: Session; commands: CommandLog },
  actor: ActorRef,
  { entity, size }: { entity: EntityKind; size: number },
): Promise<Audit> {
  let auditId = 0;
  await commands.execute(
    auditStarted,
    async (allot) => {
      auditId = allot.ids('decision');
      return drawSample(warehouse, { auditId, entity, size });
    },
    { actor },
  );
  return readAudit(warehouse, auditId);
}

async function drawSample(
  session: Session,
  { auditId, entity, size }: { auditId: number; entity: EntityKind; size: number },
): Promise<AuditStarted> {
  const { dataVersion: runVersion, threshold } = await requireLastRun(session, entity);
  const strata = planAudit(await readScoreBins(session, entity, threshold), threshold, size);
  if (strata.length === 0) throw new HubError('BAD_INPUT', { detail: 'no pairs' });
  const pairs = await session.all<AuditStarted['pairs'][number]>(
    `WITH scored AS (SELECT left_id AS l, right_id AS r, pattern, weight FROM link.pair WHERE entity = '${entity}')
     SELECT stratum, l::DOUBLE AS "left", r::DOUBLE AS "right", weight FROM (${auditSampleQuery(strata, auditId)})
     ORDER BY stratum, l, r`,
  );
  return {
    auditId,
    entity,
    runVersion,
    size,
    threshold,
    pairs,
    strata: strata.map(({ from, below, isFound, pairs: count, sample }) => ({
      low: Math.max(from, leastWeight),
      high: Number.isFinite(below) ? below : null,
      isFound,
      pairs: count,
      sample,
    })),
  };
}

import type { Evaluation } from '../../../schemas/api/linkage/audit.ts';
import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { Actor } from '../../access/actor.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { label, pairErrors, rankPairs, type ScoredPairs } from '../evaluation/rank-pairs.ts';
import { leastWeight } from '../link/least-weight.ts';
import { thresholdBits } from '../scoring/threshold-bits.ts';
import { findLastRun } from './last-run.ts';
import { auditPairsSql, newestAudit } from './read-audit.ts';
import { currentModel } from '../version/current-model.ts';
import { standingJudgementsSql, type RecordPair } from './standing-judgements.ts';
import { noName, visibleRecords } from './visible-records.ts';

interface LabelledPair extends RecordPair {
  weight: number;
  isMatch: boolean;
}

const errorsShown = 200;

/**
 * How the last run's weights rank the pairs that people have judged, in review and in the newest audit; where they
 * differ, review counts. A judged pair that the run did not keep stands below all others. Before the first run there is
 * nothing to rank.
 */
export async function evaluateLabels(
  session: Session,
  actor: Actor,
  entity: EntityKind,
): Promise<Evaluation> {
  const run = await findLastRun(session, entity);
  const threshold = run?.threshold ?? thresholdBits((await currentModel(session, entity)).model, {});
  const labelled = run ? await readLabelled(session, entity) : [];
  const pairs: ScoredPairs = {
    left: Int32Array.from(labelled.keys()), // places, since record ids may be larger
    right: Int32Array.from(labelled.keys()),
    weight: Float32Array.from(labelled, ({ weight }) => weight),
  };
  const labels = Int8Array.from(labelled, ({ isMatch }) => (isMatch ? label.same : label.different));
  const matches = labelled.filter(({ isMatch }) => isMatch).length;
  const errors = pairErrors(pairs, labels, threshold, errorsShown).map(({ left: at, weight, kind }) => ({
    left: labelled[at]!.left,
    right: labelled[at]!.right,
    weight,
    kind,
  }));
  const ids = errors.flatMap(({ left, right }) => [left, right]);
  const records = await visibleRecords(session, actor, entity, ids);
  const nameOf = (id: number) => records.get(id)?.name ?? noName;
  return {
    labelled: labelled.length,
    matches,
    threshold,
    curve: rankPairs(pairs, labels, { truePairs: matches, allPairs: labelled.length }).map(
      ({ weight, precision, recall, f1, falsePositiveRate }) => ({
        weight,
        precision,
        recall,
        f1,
        falsePositiveRate,
      }),
    ),
    errors: errors.map((error) => ({ ...error, names: [nameOf(error.left), nameOf(error.right)] })),
  };
}

async function readLabelled(session: Session, entity: EntityKind): Promise<LabelledPair[]> {
  const audit = await newestAudit(session, entity);
  return session.all<LabelledPair>(
    `WITH verdicts AS (
       SELECT "left"::BIGINT AS l, "right"::BIGINT AS r, verdict, 0 AS rank
       FROM (${standingJudgementsSql(entity)}) WHERE "isThere"
       UNION ALL SELECT l, r, verdict, 1 FROM (${auditPairsSql(entity)}) WHERE is_there),
     chosen AS (
       SELECT l, r, arg_min(verdict, rank) AS verdict FROM verdicts WHERE verdict IN ('same', 'different') GROUP BY l, r)
     SELECT l::DOUBLE AS "left", r::DOUBLE AS "right", verdict = 'same' AS "isMatch", coalesce(p.weight, ${leastWeight})::DOUBLE AS weight
     FROM chosen LEFT JOIN link.pair p ON p.entity = '${entity}' AND p.left_id = l AND p.right_id = r ORDER BY l, r`,
    [audit?.auditId ?? 0],
  );
}

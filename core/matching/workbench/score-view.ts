import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { ScoreView } from '../../../schemas/api/linkage/pairs.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { binWidth, expectedQuality, scoreBinsQuery, type ScoreBin } from '../scoring/expected-quality.ts';
import { recordCounts, totalPairs } from '../training/record-counts.ts';
import { findLastRun, type LastRun } from './last-run.ts';

/** Scores of the last run's pairs, and what to expect from each threshold on; null before the first run. */
export async function scoreView(session: Session, entity: EntityKind): Promise<ScoreView | null> {
  const run = await findLastRun(session, entity);
  if (!run) return null;
  const bins = await readScoreBins(session, entity, run.threshold);
  const expectedMatches = run.parameters.prior * (await countPossiblePairs(session, entity, run));
  return {
    bins,
    binWidth,
    comparedPairs: run.compared,
    expectedMatches,
    threshold: run.threshold,
    expected: expectedQuality(bins, expectedMatches),
  };
}

/** Scores of the kept pairs in bins, one of which begins at the threshold. */
export function readScoreBins(session: Session, entity: EntityKind, threshold: number): Promise<ScoreBin[]> {
  return session.all<ScoreBin>(
    scoreBinsQuery(`(SELECT weight FROM link.pair WHERE entity = '${entity}')`, threshold),
  );
}

/** Pairs of records of which the model says with its prior how many match. */
async function countPossiblePairs(session: Session, entity: EntityKind, { model }: LastRun): Promise<number> {
  const rows = await session.all<{ source: number; records: number }>(
    `SELECT source_id AS source, count(*)::DOUBLE AS records FROM link.membership
     WHERE entity = $1 AND to_version IS NULL GROUP BY source_id`,
    [entity],
  );
  const bySource: number[][] = [];
  for (const { source, records } of rows) bySource[source] = [records];
  return totalPairs(
    recordCounts(
      model,
      Array.from(bySource, (counts) => counts ?? [0]),
    ),
  );
}

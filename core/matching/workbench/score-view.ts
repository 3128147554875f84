import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { ScoreView } from '../../../schemas/api/linkage/pairs.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { binWidth, expectedQuality, scoreBinsQuery, type ScoreBin } from '../scoring/expected-quality.ts';
import { possiblePairs } from '../training/possible-pairs.ts';
import { findLastRun } from './last-run.ts';

/** Scores of the last run's pairs, and what to expect from each threshold on; null before the first run. */
export async function scoreView(session: Session, entity: EntityKind): Promise<ScoreView | null> {
  const run = await findLastRun(session, entity);
  if (!run) return null;
  const bins = await readScoreBins(session, entity, run.threshold);
  const expectedMatches =
    run.parameters.prior * (await possiblePairs(session, run.model, membersBySource(entity)));
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

function membersBySource(entity: EntityKind): string {
  return `SELECT source_id AS source, count(*) AS records FROM link.membership
    WHERE entity = '${entity}' AND to_version IS NULL GROUP BY source_id`;
}

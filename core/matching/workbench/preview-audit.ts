import type { AuditPreview } from '../../../schemas/api/linkage/audit.ts';
import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { estimateQuality, planAudit } from '../evaluation/clerical-audit.ts';
import { findLastRun } from './last-run.ts';
import { readScoreBins } from './score-view.ts';

/**
 * What an audit of this size would tell if its verdicts came out as the model expects: how wide its intervals would
 * be. Null before the first run and where it kept no pair. Where it kept none below the threshold nothing is said of
 * recall: no pair of the sample could tell of it.
 */
export async function previewAudit(
  session: Session,
  { entity, size }: { entity: EntityKind; size: number },
): Promise<AuditPreview | null> {
  const run = await findLastRun(session, entity);
  if (!run) return null;
  const bins = await readScoreBins(session, entity, run.threshold);
  const strata = planAudit(bins, run.threshold, size).map((stratum) => {
    const { from, below, isFound, pairs, sample } = stratum;
    const within = bins.filter(({ weight }) => weight >= from - 1e-9 && weight < below - 1e-9);
    const share = within.reduce((sum, { matches }) => sum + matches, 0) / pairs;
    return { isFound, pairs, judged: sample, matches: Math.round(sample * share) };
  });
  if (strata.length === 0) return null;
  const { precision, recall } = estimateQuality(strata);
  return {
    sample: strata.reduce((sum, { judged }) => sum + judged, 0),
    precision,
    recall: strata.some(({ isFound }) => !isFound) ? recall : null,
  };
}

import type { LinkReport, LinkReportRule, LinkReportTable } from '../../../schemas/linkage/link-report.ts';
import type { ScoreView } from '../../../schemas/api/linkage/pairs.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import type { PairCounts } from '../blocking/count-pairs.ts';
import { countSelfMatches, selfMatchWeights } from '../link/self-matches.ts';
import { binWidth, expectedQuality, scoreBinsQuery, type ScoreBin } from '../scoring/expected-quality.ts';
import { thresholdBits } from '../scoring/threshold-bits.ts';
import { possiblePairs } from '../training/possible-pairs.ts';
import { evaluateLabels } from './evaluate-labels.ts';
import { examplePairs } from './example-pairs.ts';
import type { LinkedFiles } from './link-files.ts';
import { readOrigins } from './linked-rows.ts';
import { asideSql } from './load-records.ts';
import type { LinkTable } from './read-tables.ts';
import { reportClusters } from './report-clusters.ts';

/** What the report shows of a run, without what only its caller knows. */
export type LinkFindings = Omit<LinkReport, 'job' | 'version' | 'generatedAt' | 'language'>;

/**
 * Gathers what the report shows.
 *
 * @param withValues whether the values of the example pairs' records are shown
 */
export async function linkReport(
  linked: LinkedFiles,
  { withValues, signal }: { withValues: boolean; signal: AbortSignal },
): Promise<LinkFindings> {
  const { session, job, model, version, blocking, records, group } = linked;
  const origins = await readOrigins(linked);
  const scores = await scoreView(linked);
  const clusters = await reportClusters(linked, origins);
  return {
    model,
    records,
    scores,
    clusters,
    preset: job.preset ?? null,
    parameters: version.parameters,
    isTrained: job.parameters === undefined,
    tables: await reportTables(linked),
    foundPairs: await countFound(linked, scores.threshold),
    clusterCount: group.reduce((sum, name, n) => sum + (name === n ? 1 : 0), 0),
    linkedRecords: records - (clusters.sizes.find((size) => size.records === 1)?.clusters ?? 0),
    blocking: reportRules(linked, blocking),
    examples: await examplePairs(linked, origins, withValues),
    unlinkable: countSelfMatches(
      await selfMatchWeights(session, model, version.parameters, { signal, places: [] }),
      scores.threshold,
    ),
    evaluation: await evaluateLabels(linked, origins),
  };
}

async function reportTables({ session, tables }: LinkedFiles): Promise<LinkReportTable[]> {
  const rows = await session.all<{ part: number; rows: number }>(
    'SELECT part, count(*)::DOUBLE AS rows FROM delivered GROUP BY part',
  );
  const found: LinkReportTable[] = [];
  for (const [part, table] of tables.entries())
    found.push({
      file: table.file,
      sheet: table.sheet,
      rows: rows.find((row) => row.part === part)?.rows ?? 0,
      aside: await countAside(session, table),
      columns: [...table.columns].map(([column, of]) => ({
        column,
        from: of.kind === 'header' ? of.column.header : of.sql,
      })),
    });
  return found;
}

async function countAside(session: ConnectedSession, table: LinkTable): Promise<number> {
  const [row] = await session.all<{ aside: number }>(
    `SELECT count(*)::DOUBLE AS aside FROM (${asideSql(table)})`,
  );
  return row!.aside;
}

function reportRules({ model }: LinkedFiles, { rules }: PairCounts): LinkReportRule[] {
  return rules.map(({ pairs, records, excluded, largest }, at) => ({
    rule: model.blocking[at]!,
    pairs,
    records,
    excluded,
    largest: largest.map((block) => block.records),
  }));
}

async function scoreView(linked: LinkedFiles): Promise<ScoreView> {
  const { session, model, version, pairs } = linked;
  const bySource = 'SELECT source, count(*) AS records FROM record GROUP BY source';
  const threshold = thresholdBits(model, version.parameters);
  const bins = await session.all<ScoreBin>(scoreBinsQuery('scored', threshold));
  const expectedMatches = version.parameters.prior * (await possiblePairs(session, model, bySource));
  return {
    bins,
    binWidth,
    comparedPairs: pairs,
    expectedMatches,
    threshold,
    expected: expectedQuality(bins, expectedMatches),
  };
}

async function countFound({ session }: LinkedFiles, threshold: number): Promise<number> {
  const [row] = await session.all<{ pairs: number }>(
    `SELECT count(*)::DOUBLE AS pairs FROM scored WHERE CAST(weight AS DOUBLE) >= CAST('${threshold}' AS DOUBLE)`,
  );
  return row!.pairs;
}

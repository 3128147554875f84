import type { LinkReportClusters } from '../../../schemas/linkage/link-report.ts';
import { clusterQuality } from '../clustering/cluster-quality.ts';
import type { ScoredPairs } from '../clustering/scored-pairs.ts';
import { column, readColumns } from '../pairs/read-columns.ts';
import { thresholdBits } from '../scoring/threshold-bits.ts';
import type { LinkedFiles } from './link-files.ts';
import { placeOf, type Origins } from './linked-rows.ts';

const mostDoubtful = 10;
const densityBins = 10;

/** How large the clusters are and how well they hang together. */
export async function reportClusters(linked: LinkedFiles, origins: Origins): Promise<LinkReportClusters> {
  const { session, model, version, group } = linked;
  const table = await readColumns(session, 'SELECT l, r, weight FROM scored ORDER BY l, r');
  const pairs: ScoredPairs = { left: column(table, 0), right: column(table, 1), weight: column(table, 2) };
  const quality = clusterQuality(group, pairs, thresholdBits(model, version.parameters));
  const { name, size, links, density, weakest, bridges } = quality;
  const singles = group.length - size.reduce((sum, records) => sum + records, 0);
  const order = Array.from(name.keys()).sort((a, b) => weakest[a]! - weakest[b]! || a - b);
  const byDensity = tally(density, (share) => Math.min(densityBins - 1, Math.floor(share * densityBins)));
  return {
    sizes: [
      ...(singles > 0 ? [{ records: 1, clusters: singles }] : []),
      ...tally(size, (records) => records).map(([records, clusters]) => ({ records, clusters })),
    ],
    weakest: tally(weakest, Math.floor).map(([weight, clusters]) => ({ weight, clusters })),
    density: byDensity.map(([bin, clusters]) => ({ from: bin / densityBins, clusters })),
    withBridges: bridges.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0),
    doubtful: order.slice(0, mostDoubtful).map((at) => ({
      ...placeOf(linked, origins, name[at]!),
      records: size[at]!,
      links: links[at]!,
      density: density[at]!,
      bridges: bridges[at]!,
      weakest: weakest[at]!,
    })),
  };
}

/** How many values fall into each bin, in order. */
function tally(values: Int32Array | Float32Array, binOf: (value: number) => number): [number, number][] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(binOf(value), (counts.get(binOf(value)) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b);
}

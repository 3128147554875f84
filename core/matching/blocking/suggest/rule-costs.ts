import type { ConnectedSession } from '../../../warehouse/warehouse.ts';
import { duckdbDialect as sql } from '../../dialect.ts';
import { blocksSql } from '../block-sizes.ts';
import type { BlockingModel } from '../blocking-model.ts';
import type { Atom } from './atoms.ts';

/** What agreement on some atoms costs, estimated for all records from a sample of them. */
export interface RuleCost {
  /** Pairs of blocks that are not too large. */
  pairs: number;
  /** Pairs of all blocks. */
  allPairs: number;
  /** Share of the records with a value whose block is not too large: of the matches that agree, these are found. */
  kept: number;
  /** Chance that two records with a value agree. */
  chance: number;
}

/**
 * Measures agreement on the atoms at the given places over a table of sampled records. A random share p of the records
 * has p² of their pairs, on average.
 */
export async function measureRule(
  session: ConnectedSession,
  model: BlockingModel,
  atoms: readonly Atom[],
  places: readonly number[],
  sample: { table: string; share: number },
): Promise<RuleCost> {
  const columns = places.map((at) => `a${at}`);
  const values = columns.map((column, place) =>
    atoms[places[place]!]!.isList ? `${sql.explodeDistinct(column)} AS ${column}` : column,
  );
  const filled = columns.map((column) => `${column} IS NOT NULL`).join(' AND ');
  const rows = `SELECT * FROM (SELECT n, source, ${values.join(', ')} FROM ${sample.table}) WHERE ${filled}`;
  const isKept = `records <= ${Math.max(1, model.largestBlock * sample.share)}`;
  const [row] = await session.all<Record<'pairs' | 'all_pairs' | 'kept' | 'records' | 'same', number>>(
    `SELECT coalesce(sum(pairs) FILTER (${isKept}), 0) AS pairs, coalesce(sum(pairs), 0) AS all_pairs,
       CAST(coalesce(sum(records) FILTER (${isKept}), 0) AS DOUBLE) AS kept,
       CAST(coalesce(sum(records), 0) AS DOUBLE) AS records,
       CAST(coalesce(sum(records * (records - 1)), 0) AS DOUBLE) AS same
     FROM (${blocksSql(model, rows, columns)})`,
  );
  const { pairs, all_pairs: allPairs, kept, records, same } = row!;
  const scale = 1 / sample.share ** 2;
  return {
    pairs: pairs * scale,
    allPairs: allPairs * scale,
    kept: records > 0 ? kept / records : 0,
    chance: records > 1 ? same / (records * (records - 1)) : 1,
  };
}

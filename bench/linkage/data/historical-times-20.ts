import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { literal } from '../../../core/warehouse/quote.ts';

const copies = 20;
const letters = 'abcdefghijklmnopqrstuvwxyz';
const rotated = ['first_name', 'surname', 'birth_place', 'postcode_fake'];
const expected = { records: 1_011_560n, entities: 103_120n, pairs: 6_079_220n };

/** SQL of the text with every letter moved on by k places; there is one literal for each k. */
function rotate(column: string): string {
  const alphabet = letters + letters.toUpperCase();
  const branches = Array.from({ length: copies }, (_, k) => {
    const moved = letters.slice(k) + letters.slice(0, k);
    return `WHEN ${k} THEN translate(${column}, '${alphabet}', '${moved + moved.toUpperCase()}')`;
  });
  return `CASE k ${branches.join(' ')} END AS ${column}`;
}

function copiesSql(source: string): string {
  return `
    SELECT unique_id || '_' || k AS unique_id, cluster || '_' || k AS cluster, ${rotated.map(rotate).join(', ')},
           coalesce(strftime(TRY_CAST(dob AS DATE) + 400 * k::INTEGER, '%Y-%m-%d'), dob) AS dob, gender, occupation
    FROM read_parquet(${literal(source)}), range(${copies}) AS copy(k)
    ORDER BY hash(unique_id), unique_id`;
}

/**
 * A million records with known entities: 20 copies of Splink's historical_50k that share nothing but gender and
 * occupation, since each has its letters rotated and its dates shifted. Made once, kept in the system's temporary
 * folder, and checked by its published counts.
 *
 * @param source `historical_figures_with_errors_50k.parquet`
 * @returns path of the Parquet file
 * @throws when records, entities or true pairs differ from what is known
 */
export async function historicalTimes20(source: string): Promise<string> {
  const path = join(tmpdir(), 'tonghui-historical-times-20.parquet');
  if (existsSync(path)) return path;
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '2GB' });
  const connection = await instance.connect();
  const draft = `${path}.${process.pid}`;
  try {
    await connection.run(`COPY (${copiesSql(source)}) TO ${literal(draft)} (FORMAT parquet)`);
    const counted = await connection.runAndReadAll(`
      SELECT sum(n)::BIGINT, count(*), (sum(n * (n - 1)) // 2)::BIGINT
      FROM (SELECT count(*) AS n FROM read_parquet(${literal(draft)}) GROUP BY cluster)`);
    const [records, entities, pairs] = counted.getRows()[0]!;
    if (records !== expected.records || entities !== expected.entities || pairs !== expected.pairs)
      throw new Error(`made ${records} records, ${entities} entities, ${pairs} pairs`);
    await rename(draft, path);
    return path;
  } finally {
    await rm(draft, { force: true });
    connection.disconnectSync();
    instance.closeSync();
  }
}

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

export type FloorStorage = 'default' | 'latest';

const dates = ['CSRQ', 'DJRQ'];
const integers = ['XB', 'MZ', 'HYZK', 'WHCD', 'YHZGX', 'ZJXY', 'ZZMM', 'RHYZ'];
const texts = ['XM', 'GMSFHM', '户籍地代码', 'HJDZ', 'HH', '登记状态名称'];

/**
 * What DuckDB alone needs for the same rows, in UTF-8: all columns as text into one table, a second table typed by
 * TRY_CAST, both on disk and checkpointed. No rules, no reduction, no journal. Returns seconds.
 *
 * @param storage `default` is DuckDB as it opens a file; `latest` its newer storage format, which the warehouse
 * uses and which is written faster.
 */
export async function runFloor(
  directory: string,
  csv: string,
  threads: number,
  storage: FloorStorage,
): Promise<number> {
  const path = join(directory, 'floor.duckdb');
  const instance = await DuckDBInstance.create(path, {
    threads: String(threads),
    ...(storage === 'latest' ? { storage_compatibility_version: 'latest' } : {}),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  const typed = [
    ...texts.map((name) => `"${name}"`),
    ...integers.map((name) => `TRY_CAST("${name}" AS INTEGER) AS "${name}"`),
    ...dates.map(
      (name) =>
        `TRY_CAST(substr("${name}", 1, 4) || '-' || substr("${name}", 5, 2) || '-' || substr("${name}", 7, 2) AS DATE) AS "${name}"`,
    ),
  ];
  const started = performance.now();
  await connection.run(
    `CREATE TABLE landing AS SELECT * FROM read_csv('${csv.replaceAll("'", "''")}', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"')`,
  );
  await connection.run(`CREATE TABLE typed AS SELECT ${typed.join(', ')} FROM landing`);
  await connection.run('CHECKPOINT');
  const seconds = (performance.now() - started) / 1000;
  connection.disconnectSync();
  instance.closeSync();
  await rm(path, { force: true });
  return seconds;
}

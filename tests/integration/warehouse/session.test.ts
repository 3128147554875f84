import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWarehouse } from '../../../core/warehouse/open-warehouse.ts';
import { QueryError } from '../../../core/warehouse/query-error.ts';
import type { Warehouse } from '../../../core/warehouse/warehouse.ts';

let directory: string;
let warehouse: Warehouse;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tonghui-warehouse-'));
  await mkdir(join(directory, 'staging'));
  warehouse = await openWarehouse({
    path: join(directory, 'warehouse.duckdb'),
    temporaryDirectory: join(directory, 'tmp'),
    allowedDirectories: [join(directory, 'staging')],
  });
});

afterAll(async () => {
  await warehouse.close();
  await rm(directory, { recursive: true, force: true });
});

describe('values', () => {
  it('are bound by position and by name', async () => {
    expect(await warehouse.all('SELECT ? AS a, ? AS b', ['张三', null])).toEqual([{ a: '张三', b: null }]);
    expect(await warehouse.all('SELECT $b AS b, $a AS a', { a: 1, b: true })).toEqual([{ b: true, a: 1 }]);
  });

  it('keep their types: bigint, list, bytes', async () => {
    const [row] = await warehouse.all(
      'SELECT typeof($1) AS id, list_contains($2, 7) AS inside, $3::BLOB AS bytes',
      [2n ** 62n, [7n, 8n], new Uint8Array([0, 255])],
    );
    expect(row).toEqual({ id: 'BIGINT', inside: true, bytes: Buffer.from([0, 255]) });
  });

  it('may be an empty list', async () => {
    expect(await warehouse.all("SELECT list_contains(?, 'x') AS inside", [[]])).toEqual([{ inside: false }]);
  });

  it('turn a Date into wall-clock time of the city, which is eight hours ahead of UTC', async () => {
    expect(await warehouse.all('SELECT ? AS at', [new Date('2026-03-05T18:30:00.250Z')])).toEqual([
      { at: '2026-03-06T02:30:00.25' },
    ]);
  });
});

describe('rows', () => {
  it('come as the interface says', async () => {
    const [row] = await warehouse.all(`SELECT 1::INTEGER AS i, 9007199254740993 AS b, DATE '2024-03-15' AS d,
      TIMESTAMP '2024-03-15 10:20:30' AS t, [1, 2] AS l, {'k': 'v'} AS s, 12345678901234.5::DECIMAL(15, 1) AS exact,
      123456789012345.67::DECIMAL(17, 2) AS wide, sum(7::INTEGER) AS h, TIME '09:00:00' AS clock`);
    expect(row).toEqual({
      i: 1,
      b: 9007199254740993n,
      d: '2024-03-15',
      t: '2024-03-15T10:20:30',
      l: [1, 2],
      s: { k: 'v' },
      exact: 12345678901234.5,
      wide: '123456789012345.67',
      h: 7n,
      clock: '09:00:00',
    });
  });

  it('keep two columns of one name apart', async () => {
    const [row] = await warehouse.all('SELECT 1 AS a, 2 AS a');
    expect(Object.values(row ?? {})).toEqual([1, 2]);
  });

  it('are counted when they change', async () => {
    await warehouse.run('CREATE TABLE counted AS SELECT range AS n FROM range(10)');
    expect(await warehouse.run('DELETE FROM counted WHERE n < ?', [4])).toBe(4);
  });
});

describe('a transaction', () => {
  it('is rolled back when its work throws', async () => {
    await warehouse.run('CREATE TABLE kept (n INTEGER)');
    const failing = warehouse.transaction(async (session) => {
      await session.run('INSERT INTO kept VALUES (1)');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await warehouse.all('SELECT * FROM kept')).toEqual([]);
  });

  it('is rolled back when the last check before the commit throws', async () => {
    await warehouse.run('CREATE TABLE checked (n INTEGER)');
    const failing = warehouse.transaction((session) => session.run('INSERT INTO checked VALUES (1)'), {
      beforeCommit: (rows) => Promise.reject(new Error(`refused ${rows} row`)),
    });
    await expect(failing).rejects.toThrow('refused 1 row');
    expect(await warehouse.all('SELECT * FROM checked')).toEqual([]);
  });

  it('runs statements one after the other even when the work does not wait', async () => {
    const answers = await warehouse.transaction((session) =>
      Promise.all(
        [1, 2, 3].map((n) => session.all('SELECT ?::INTEGER AS n, count(*) AS c FROM range(100000)', [n])),
      ),
    );
    expect(answers.map(([row]) => row)).toEqual([1, 2, 3].map((n) => ({ n, c: 100000n })));
  });
});

describe('cancelling', () => {
  const endless = 'SELECT count(*) FROM range(1000000000000) t(n) WHERE hash(n) = 0';

  it('interrupts a running query at once', async () => {
    const abort = new AbortController();
    const started = performance.now();
    setTimeout(() => abort.abort(), 50);
    await expect(warehouse.all(endless, [], { signal: abort.signal })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('starts nothing when it came before', async () => {
    const signal = AbortSignal.abort();
    await expect(warehouse.run('CREATE TABLE never (n INTEGER)', [], { signal })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(await warehouse.all("SELECT 1 FROM duckdb_tables() WHERE table_name = 'never'")).toEqual([]);
  });

  it('rolls a transaction back and leaves the warehouse usable', async () => {
    await warehouse.run('CREATE TABLE halved (n BIGINT)');
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 50);
    const work = warehouse.transaction(
      async (session) => {
        await session.run('INSERT INTO halved VALUES (1)');
        await session.run(`INSERT INTO halved ${endless}`);
      },
      { signal: abort.signal },
    );
    await expect(work).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await warehouse.all('SELECT count(*) AS n FROM halved')).toEqual([{ n: 0n }]);
  });
});

describe('an error', () => {
  it('carries the statement for the log, and no value', async () => {
    const failure = await warehouse
      .all('SELECT CAST(? AS INTEGER)', ['320582199001011234x'])
      .catch((error) => error);
    expect(failure).toBeInstanceOf(QueryError);
    expect(failure.sql).toBe('SELECT CAST(? AS INTEGER)');
    expect(failure.message).toContain('Conversion Error');
    expect(JSON.stringify([failure.message, String(failure.cause), failure.stack])).not.toContain('320582');
  });
});

describe('columns', () => {
  it('are appended to a temporary table with every value, over several chunks', async () => {
    const rows = 5_000;
    const ids = Int32Array.from({ length: rows }, (_, i) => i - 2);
    const sums = await warehouse.transaction(async (session) => {
      await session.run(
        'CREATE TEMP TABLE appended (i INTEGER, k BIGINT, level UTINYINT, weight FLOAT, share DOUBLE)',
      );
      await session.append('appended', [
        ids,
        BigInt64Array.from(ids, (id) => (BigInt(id) << 40n) - 1n),
        Uint8Array.from(ids, (id) => id & 15),
        Float32Array.from(ids, (id) => id / 4),
        Float64Array.from(ids, (id) => id / 3),
      ]);
      const [row] = await session.all(
        `SELECT count(*) AS n, count(*) FILTER (i = row - 3 AND k = (i::BIGINT * 1099511627776) - 1
           AND level = i & 15 AND weight = i / 4 AND share = i / 3) AS equal
         FROM (SELECT *, row_number() OVER () AS row FROM appended)`,
      );
      return row;
    });
    expect(sums).toEqual({ n: BigInt(rows), equal: BigInt(rows) });
  });
});

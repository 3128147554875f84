import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../../../connectors/databases.ts';
import { DatabaseError, type DatabaseQuery, type PullRequest } from '../../../schemas/intake/database.ts';
import {
  noMysql,
  noPostgresql,
  startMysql,
  startPostgresql,
  type DatabaseServer,
} from '../../fixtures/database-servers.ts';

const systems = [
  { system: 'postgresql', start: startPostgresql, whyNot: noPostgresql },
  { system: 'mysql', start: startMysql, whyNot: noMysql },
] as const;

const tables = [
  `CREATE TABLE people (id INTEGER PRIMARY KEY, xm VARCHAR(50), sfzh CHAR(18), note TEXT, changed TIMESTAMP NULL)`,
  `INSERT INTO people VALUES
     (1, '王𬭎', '320582190001010013', 'a,"b"', '2026-03-05 08:00:00'),
     (2, '张三', NULL, '', '2026-03-06 08:00:00'),
     (3, '李四', '32058219000101011X', '两
行', '2026-03-07 08:00:00')`,
  'CREATE TABLE big (n BIGINT, d DECIMAL(38, 10))',
  `INSERT INTO big VALUES (9007199254740993, 1234567890123456789012345678.0123456789)`,
];

describe.each(systems)('pulling from $system', ({ system, start, whyNot }) => {
  describe.skipIf(whyNot)(whyNot || 'a server of its own', () => {
    let server: DatabaseServer;
    beforeAll(async () => {
      server = await start();
      for (const sql of tables) await server.execute(sql);
    }, 120_000);
    afterAll(() => server?.stop());

    async function pull(query: Partial<DatabaseQuery>, more: Partial<PullRequest> = {}) {
      const connector = databases.find((candidate) => candidate.system === system)!;
      const rows = connector.pull(
        {
          address: server.address,
          password: server.password,
          query: { what: { table: 'people' }, key: null, ...query },
          after: null,
          ...more,
        },
        new AbortController().signal,
      );
      const chunks: Uint8Array[] = [];
      for (let next = await rows.next(); ; next = await rows.next()) {
        if (next.done) return { text: Buffer.concat(chunks).toString('utf8'), ...next.value };
        chunks.push(next.value);
      }
    }

    it('gives a table as CSV, with NULL and an empty text apart', async () => {
      const { text, last } = await pull({});
      expect(text.replaceAll('\r\n', '\n')).toBe(
        [
          'id,xm,sfzh,note,changed',
          '1,王𬭎,320582190001010013,"a,""b""",2026-03-05 08:00:00',
          '2,张三,,"",2026-03-06 08:00:00',
          '3,李四,32058219000101011X,"两\n行",2026-03-07 08:00:00',
          '',
        ].join('\n'),
      );
      expect(last).toBeNull();
    });

    it('gives numbers with all their digits', async () => {
      const { text } = await pull({ what: { table: 'big' } });
      expect(text.split(/\r?\n/)[1]).toBe('9007199254740993,1234567890123456789012345678.0123456789');
    });

    it('gives what a query selects, comments and semicolon-free text included', async () => {
      const { text } = await pull({
        what: { sql: 'SELECT xm AS 姓名 FROM people WHERE id = 2 -- 只要一人' },
      });
      expect(text.trim().split(/\r?\n/)).toEqual(['姓名', '张三']);
    });

    it('gives only what a growing key says is new', async () => {
      const first = await pull({ key: 'changed' });
      expect(first.last).toBe('2026-03-07 08:00:00');
      const rowsOf = (text: string) => text.split(/\r?\n/).filter((line) => /^\d,/.test(line));
      const same = await pull({ key: 'changed' }, { after: first.last });
      expect([rowsOf(same.text).length, same.last]).toEqual([1, first.last]); // others may share that moment
      const nothing = await pull({ key: 'changed' }, { after: '2027-01-01 00:00:00' });
      expect([rowsOf(nothing.text).length, nothing.last]).toEqual([0, null]);
      const some = await pull({ key: 'changed' }, { after: '2026-03-06 08:00:00' });
      expect(rowsOf(some.text)).toHaveLength(2);
      const number = await pull({ key: 'id' }, { after: '2' });
      expect(number.last).toBe('3');
    });

    it('says of rows without a key that only the first pull has them', async () => {
      await server.execute('CREATE TABLE keyless (id INTEGER, changed TIMESTAMP NULL)');
      await server.execute("INSERT INTO keyless VALUES (1, '2026-03-05 08:00:00'), (2, NULL)");
      const query = { what: { table: 'keyless' }, key: 'changed' };
      const idsOf = (text: string) => [...text.matchAll(/^(\d),/gm)].map(([, id]) => id).sort();
      const first = await pull(query);
      expect([idsOf(first.text), first.last, first.hasKeyless]).toEqual([
        ['1', '2'],
        '2026-03-05 08:00:00',
        true,
      ]);
      const next = await pull(query, { after: first.last });
      expect([idsOf(next.text), next.hasKeyless]).toEqual([['1'], true]);
      expect((await pull({ key: 'changed' })).hasKeyless).toBe(false);
    });

    it('lets no query run for longer than an hour', async () => {
      const sql =
        system === 'postgresql'
          ? "SELECT current_setting('statement_timeout') AS most"
          : 'SELECT @@max_statement_time AS most';
      const { text } = await pull({ what: { sql } });
      expect(text.trim().split(/\r?\n/)[1]).toBe(system === 'postgresql' ? '1h' : '3600.000000');
    });

    it('is refused by a server without encryption when it is to be encrypted', async () => {
      const address = { ...server.address, tls: 'verified' as const };
      await expect(pull({}, { address })).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    });

    it.each([
      ['a wrong password', { password: 'wrong' }, {}, 'DATABASE_REFUSED'],
      ['a table that is not there', {}, { what: { table: 'nobody' } }, 'DATABASE_QUERY'],
      ['a column that is not there', {}, { key: 'nothing' }, 'DATABASE_QUERY'],
      ['a statement that would write', {}, { what: { sql: 'DELETE FROM people' } }, 'DATABASE_QUERY'],
      ['two statements', {}, { what: { sql: 'SELECT 1 AS a; DELETE FROM people' } }, 'DATABASE_QUERY'],
      [
        'a text that would break out',
        {},
        { what: { sql: 'SELECT 1 AS a) AS x; DELETE FROM people; SELECT * FROM (SELECT 1 AS a' } },
        'DATABASE_QUERY',
      ],
    ] as const)('refuses %s', async (_what, more, query, code) => {
      const failure = await pull(query as Partial<DatabaseQuery>, more).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(DatabaseError);
      expect(failure).toMatchObject({ code });
      expect(JSON.stringify(failure)).not.toContain(server.password);
      expect((await pull({})).text.split(/\r?\n/).filter((line) => /^\d,/.test(line))).toHaveLength(3);
    });

    it('does not repeat the values that a query stumbled over', async () => {
      const sql =
        system === 'postgresql'
          ? "SELECT concat('宗教', '信仰')::integer AS n"
          : "SELECT extractvalue(1, concat('~', '宗教', '信仰')) AS n";
      const failure = await pull({ what: { sql } }).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'DATABASE_QUERY' });
      expect(JSON.stringify((failure as DatabaseError).data)).not.toContain('宗教信仰');
    });

    it('says that nobody answers', async () => {
      const address = { ...server.address, port: 1 };
      await expect(pull({}, { address })).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    });

    it('does not write even where its user may', async () => {
      const grant =
        system === 'postgresql'
          ? 'GRANT ALL ON people TO reader'
          : "GRANT ALL ON gongan.* TO reader@'127.0.0.1'";
      await server.execute(grant);
      const deletes = 'WITH gone AS (DELETE FROM people RETURNING id) SELECT * FROM gone';
      await expect(pull({ what: { sql: deletes } })).rejects.toMatchObject({ code: 'DATABASE_QUERY' });
      await server.execute(
        system === 'postgresql'
          ? "CREATE FUNCTION wipe() RETURNS INTEGER LANGUAGE sql AS 'DELETE FROM people RETURNING 1'"
          : 'DELIMITER $$\nCREATE FUNCTION wipe() RETURNS INTEGER BEGIN DELETE FROM people; RETURN 1; END$$',
      );
      const wipes = pull({ what: { sql: 'SELECT wipe() AS n' } });
      await expect(wipes).rejects.toMatchObject({ code: 'DATABASE_QUERY' });
      expect((await pull({})).text.split(/\r?\n/).filter((line) => /^\d,/.test(line))).toHaveLength(3);
    });
  });
});

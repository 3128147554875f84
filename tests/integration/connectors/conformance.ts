import { describe, expect, it } from 'vitest';
import { connectors } from '../../../connectors/registry.ts';
import { ParseError, type Connector } from '../../../schemas/intake/connector.ts';
import { memorySource } from '../../fixtures/memory-source.ts';
import { readTable } from '../../fixtures/read-table.ts';

/** What one format can do, as data: the suite asks for nothing else. */
export interface ConnectorExample {
  /** Makes a file of these physical records; an empty record is a blank line or a row left out. */
  make(records: readonly (readonly string[])[]): Uint8Array;
  /** Cells this format can carry, beside plain ones. */
  awkwardCells: string[];
}

const header = ['姓名', '住址', '备注'];
const body = [
  ['张三', '人民路1号', 'a'],
  [],
  ['李四', '', ''],
  ['', '', 'only the last'],
  ['王𬭎', ' leading and trailing ', '㑇'],
];
const padded = body.map((record) => (record.length === 0 ? [] : record));

/** The tests that every connector passes. */
export function describeConnector(connector: Connector, example: ConnectorExample): void {
  const recognise = (bytes: Uint8Array, name = 'delivered') =>
    connector.recognise(memorySource(bytes, name), new AbortController().signal);
  const roundTrip = async (bytes: Uint8Array, chunkBytes?: number) => {
    const source = memorySource(bytes, 'delivered', chunkBytes);
    const { tables } = await connector.recognise(source, new AbortController().signal);
    return { table: tables[0]!, ...(await readTable(connector, source, tables[0]!)) };
  };

  describe(`connector ${connector.id}`, () => {
    it('is surest of its own content, whatever the file is called', async () => {
      const source = memorySource(example.make([header, ...body]), 'misnamed.bin');
      const own = await connector.sniff(source);
      expect(own).toBeGreaterThan(0);
      for (const other of connectors)
        if (other !== connector) expect(await other.sniff(source)).toBeLessThan(own);
    });

    it('finds the header and delivers every record below it, blank ones inside included', async () => {
      const { table, records } = await roundTrip(example.make([header, ...body, [], []]));
      expect(table.columns).toEqual(header.map((name, index) => ({ index, header: name })));
      expect(table.headerRecords).toBe(1);
      expect(records).toEqual(padded);
    });

    it('shows the first records as they will be read', async () => {
      const { table, records } = await roundTrip(example.make([header, ...body]));
      const full = records.map((record) => header.map((_, i) => record[i] ?? ''));
      expect(table.sample).toEqual(full);
    });

    it('skips titles and unit rows above the header', async () => {
      const { table, records } = await roundTrip(
        example.make([['杨舍镇人口登记表'], ['单位：人'], header, ...body]),
      );
      expect(table.headerRecords).toBe(3);
      expect(table.columns.map(({ header: name }) => name)).toEqual(header);
      expect(table.notes).toContainEqual({ code: 'title-rows', data: { count: 2 } });
      expect(records).toEqual(padded);
    });

    it('names duplicate and empty headers apart', async () => {
      const { table } = await roundTrip(
        example.make([
          ['姓名', '', '姓名', '姓名', '备注'],
          ['张三', 'x', '李四', '王五', 'y'],
        ]),
      );
      expect(table.columns.map(({ header: name }) => name)).toEqual([
        '姓名',
        '列 2',
        '姓名 (2)',
        '姓名 (3)',
        '备注',
      ]);
    });

    it('delivers awkward cells unchanged', async () => {
      const rows = example.awkwardCells.map((cell, i) => [String(i), cell, 'end']);
      const { records } = await roundTrip(example.make([header, ...rows]));
      expect(records).toEqual(rows);
    });

    it('reads the same however the bytes arrive', async () => {
      const bytes = example.make([header, ...body, ...body]);
      const whole = await roundTrip(bytes);
      for (const chunkBytes of [1, 7, 64])
        expect((await roundTrip(bytes, chunkBytes)).records).toEqual(whole.records);
    });

    it('names more columns than the limit', async () => {
      const wide = Array.from({ length: 5000 }, (_, i) => `字段${i}`);
      await expect(recognise(example.make([wide, wide.map(() => 'x')]))).rejects.toMatchObject({
        code: 'FILE_LIMIT',
        data: { limit: 'columns', where: '5000' },
      });
    });

    it('refuses a file with a secrecy mark in its title or its name', async () => {
      const refused = { code: 'FILE_REFUSED', data: { reason: 'secret' } };
      for (const mark of ['机密★10年', '密级：秘密', '工作秘密', '【绝密】'])
        await expect(recognise(example.make([[mark], header, ...body]))).rejects.toMatchObject(refused);
      await expect(recognise(example.make([header, ...body]), '名单（机密）.bin')).rejects.toMatchObject(
        refused,
      );
      await expect(recognise(example.make([header, ...body]), '秘密花园小区住户.bin')).resolves.toBeDefined();
    });

    it('says that a header is missing', async () => {
      const bytes = example.make(
        Array.from({ length: 5 }, (_, i) => [`3205821900010100${i}`, '2024-03-05', '1.5']),
      );
      await expect(recognise(bytes)).rejects.toMatchObject({ code: 'HEADER_MISSING' });
    });

    it('stops when it is told to', async () => {
      const source = memorySource(example.make([header, ...body]));
      const { tables } = await connector.recognise(source, new AbortController().signal);
      const aborted = AbortSignal.abort(new Error('stop'));
      await expect(connector.read(source, tables[0]!, aborted).next()).rejects.toThrow('stop');
    });

    it('ends in rows or a reason when the file is cut off anywhere', async () => {
      const bytes = example.make([header, ...body]);
      for (let length = 0; length < bytes.length; length += Math.ceil(bytes.length / 60)) {
        const error = await roundTrip(bytes.subarray(0, length)).then(
          () => null,
          (reason: unknown) => reason,
        );
        if (error !== null) expect(error).toBeInstanceOf(ParseError);
      }
    });
  });
}

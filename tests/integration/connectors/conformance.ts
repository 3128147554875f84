import { describe, expect, it } from 'vitest';
import { connectors } from '../../../connectors/registry.ts';
import { ParseError, type Connector } from '../../../schemas/intake/connector.ts';
import { memorySource } from '../../fixtures/memory-source.ts';
import { readTable } from '../../fixtures/read-table.ts';

/** What one format can do, as data: the suite asks for nothing else. */
export interface ConnectorExample {
  /**
   * Makes a file of these physical records, the column names first; an empty record is a blank line, a row left
   * out or a record without a value.
   */
  make(records: readonly (readonly string[])[]): Uint8Array | Promise<Uint8Array>;
  /** Cells this format can carry, beside plain ones. */
  awkwardCells: readonly string[];
  /**
   * Where column names come from: `searched` in a grid of cells, which may have titles above its header, or
   * declared by the format; then some odd names that it can declare.
   */
  header: 'searched' | { declares: readonly string[] };
  /** More columns than `limits.columns`; null when the format itself cannot have so many. */
  tooManyColumns: number | null;
  /** What the format keeps of a cell where that is not all of it. */
  keeps?(cell: string): string;
  /** Columns that the connector puts behind the table's own, blank in these files. */
  addedColumns?: readonly string[];
}

const secret = { code: 'FILE_REFUSED', data: { reason: 'secret' } };
const header = ['姓名', '住址', '备注'];
const body = [
  ['张三', '人民路1号', 'a'],
  [],
  ['李四', '', ''],
  ['', '', 'only the last'],
  ['王𬭎', ' leading and trailing ', '㑇'],
];
/** A connector with its example, and how to read with them. */
function prepare(connector: Connector, example: ConnectorExample) {
  const added = example.addedColumns ?? [];
  const keeps = (cell: string) => example.keeps?.(cell) ?? cell;
  return {
    make: async (records: readonly (readonly string[])[]) => example.make(records),
    recognise: (bytes: Uint8Array, name = 'delivered') =>
      connector.recognise(memorySource(bytes, name), new AbortController().signal),
    async roundTrip(bytes: Uint8Array, chunkBytes?: number) {
      const source = memorySource(bytes, 'delivered', chunkBytes);
      const { tables } = await connector.recognise(source, new AbortController().signal);
      return { table: tables[0]!, ...(await readTable(connector, source, tables[0]!)) };
    },
    columns: (names: readonly string[]) =>
      [...names, ...added].map((name, index) => ({ index, header: name })),
    records: (written: readonly string[][]) =>
      written.map((record) => (record.length === 0 ? [] : [...record.map(keeps), ...added.map(() => '')])),
  };
}

type Prepared = ReturnType<typeof prepare>;

/** Runs every test that applies to a connector. */
export function describeConnector(connector: Connector, example: ConnectorExample): void {
  describe(`connector ${connector.id}`, () => {
    const prepared = prepare(connector, example);
    everyConnector(connector, example, prepared);
    if (example.header === 'searched') searchedHeader(prepared);
    else declaredHeader(prepared, example.header.declares);
  });
}

/** What holds for a connector that reads nothing: it is surest of what it refuses, and says why. */
export function describeRefusal(connector: Connector, refusal: { file: Uint8Array; reason: string }): void {
  it(`connector ${connector.id} refuses its own content with the reason`, async () => {
    const source = memorySource(refusal.file, 'misnamed.bin');
    const own = await connector.sniff(source);
    for (const other of connectors)
      if (other !== connector) expect(await other.sniff(source)).toBeLessThan(own);
    await expect(connector.recognise(source, new AbortController().signal)).rejects.toMatchObject({
      code: 'FILE_REFUSED',
      data: { reason: refusal.reason },
    });
  });
}

/** What holds for every format. */
function everyConnector(
  connector: Connector,
  { awkwardCells, header: kind, tooManyColumns }: ConnectorExample,
  { make, recognise, roundTrip, columns, records: kept }: Prepared,
): void {
  it('is surest of its own content, whatever the file is called', async () => {
    const source = memorySource(await make([header, ...body]), 'misnamed.bin');
    const own = await connector.sniff(source);
    expect(own).toBeGreaterThan(0);
    for (const other of connectors)
      if (other !== connector) expect(await other.sniff(source)).toBeLessThan(own);
  });

  it('finds the columns and delivers every record, blank ones inside included', async () => {
    const { table, records } = await roundTrip(await make([header, ...body, [], []]));
    expect(table.columns).toEqual(columns(header));
    expect(table.headerRecords).toBe(kind === 'searched' ? 1 : 0);
    expect(records).toEqual(kept(body));
  });

  it('shows the first records as they will be read', async () => {
    const { table, records } = await roundTrip(await make([header, ...body]));
    expect(table.sample).toEqual(records.map((record) => table.columns.map((_, i) => record[i] ?? '')));
  });

  it('delivers awkward cells unchanged', async () => {
    const rows = awkwardCells.map((cell, i) => [String(i), cell, 'end']);
    expect((await roundTrip(await make([header, ...rows]))).records).toEqual(kept(rows));
  });

  it('reads the same however the bytes arrive', async () => {
    const bytes = await make([header, ...body, ...body]);
    const whole = await roundTrip(bytes);
    for (const chunkBytes of [1, 7, 64])
      expect((await roundTrip(bytes, chunkBytes)).records).toEqual(whole.records);
  });

  it.skipIf(tooManyColumns === null)('names more columns than the limit', async () => {
    const wide = Array.from({ length: tooManyColumns! }, (_, i) => `字段${i}`);
    await expect(recognise(await make([wide, wide.map(() => 'x')]))).rejects.toMatchObject({
      code: 'FILE_LIMIT',
      data: { limit: 'columns', where: String(tooManyColumns) },
    });
  });

  it('refuses a file with a secrecy mark in its name', async () => {
    const bytes = await make([header, ...body]);
    await expect(recognise(bytes, '名单（机密）.bin')).rejects.toMatchObject(secret);
    await expect(recognise(bytes, '秘密花园小区住户.bin')).resolves.toBeDefined();
  });

  it('stops when it is told to', async () => {
    const source = memorySource(await make([header, ...body]));
    const { tables } = await connector.recognise(source, new AbortController().signal);
    const aborted = AbortSignal.abort(new Error('stop'));
    await expect(connector.read(source, tables[0]!, aborted).next()).rejects.toThrow('stop');
  });

  it('ends in rows or a reason when the file is cut off anywhere', async () => {
    const bytes = await make([header, ...body]);
    for (let length = 0; length < bytes.length; length += Math.ceil(bytes.length / 60)) {
      const error = await roundTrip(bytes.subarray(0, length)).then(
        () => null,
        (reason: unknown) => reason,
      );
      if (error !== null) expect(error).toBeInstanceOf(ParseError);
    }
  });
}

/** What holds where the header is one of the rows of a grid. */
function searchedHeader({ make, recognise, roundTrip, records: kept }: Prepared): void {
  it('skips titles and unit rows above the header', async () => {
    const { table, records } = await roundTrip(
      await make([['杨舍镇人口登记表'], ['单位：人'], header, ...body]),
    );
    expect(table.headerRecords).toBe(3);
    expect(table.columns.map(({ header: name }) => name)).toEqual(header);
    expect(table.notes).toContainEqual({ code: 'title-rows', data: { count: 2 } });
    expect(records).toEqual(kept(body));
  });

  it('names duplicate and empty headers apart', async () => {
    const { table } = await roundTrip(
      await make([
        ['姓名', '', '姓名', '姓名', '备注'],
        ['张三', 'x', '李四', '王五', 'y'],
      ]),
    );
    const names = table.columns.map(({ header: name }) => name);
    expect(names).toEqual(['姓名', '列 2', '姓名 (2)', '姓名 (3)', '备注']);
  });

  it('refuses a file with a secrecy mark in its title', async () => {
    for (const mark of ['机密★10年', '密级：秘密', '工作秘密', '【绝密】'])
      await expect(recognise(await make([[mark], header, ...body]))).rejects.toMatchObject(secret);
  });

  it('says that a header is missing', async () => {
    const values = Array.from({ length: 5 }, (_, i) => [`3205821900010100${i}`, '2024-03-05', '1.5']);
    await expect(recognise(await make(values))).rejects.toMatchObject({ code: 'HEADER_MISSING' });
  });
}

/** What holds where the format names its columns: whatever it declares is taken as it is. */
function declaredHeader(
  { make, roundTrip, columns, records: kept }: Prepared,
  names: readonly string[],
): void {
  it('takes odd column names as they are declared', async () => {
    const rows = [names.map((_, i) => `a${i}`), names.map((_, i) => `b${i}`)];
    const { table, records } = await roundTrip(await make([names, ...rows]));
    expect(table.columns).toEqual(columns(names));
    expect(records).toEqual(kept(rows));
  });
}

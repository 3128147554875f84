import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectors } from '../../../connectors/registry.ts';
import { newIngestHub } from '../../fixtures/ingest-hub.ts';
import { memorySource } from '../../fixtures/memory-source.ts';
import { readTable } from '../../fixtures/read-table.ts';
import type { ConnectorExample } from '../connectors/conformance.ts';
import { examples } from '../connectors/examples.ts';
import { batchIds } from './published-rows.ts';

/** Names short enough for every format: dBase has ten bytes. */
const headers = ['身份证', '姓名', '现住址', '备注'];

type Kind = 'data' | 'blank' | 'total' | 'footnote';
interface GeneratedRow {
  kind: Kind;
  cells: readonly string[];
}

/** Characters that every format can carry; the rare ones take four bytes or none in GBK. */
const character = fc.constantFrom(...'aZ09张王号路𬭎㑇,"\'<>&=-.;|(%\\/ ');
const cell = fc.string({ unit: character, maxLength: 8 }).map((text) => text.trim().replace(/ +/g, ' '));

const row: fc.Arbitrary<GeneratedRow> = fc.oneof(
  {
    weight: 6,
    // the first cell is one that no total, footnote or header begins with
    arbitrary: fc
      .tuple(cell, cell, cell)
      .map((rest) => ({ kind: 'data' as const, cells: ['3205821900', ...rest] })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'blank' as const, cells: [] }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('合计', '某某镇小计', '总 计')
      .map((word) => ({ kind: 'total' as const, cells: [word, '120', '', '3,400'] })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'footnote' as const, cells: ['填表人：某某', '', '', ''] }) },
);

/** Rows of a table: at its end stands data, for blank rows there are none. */
const tableOf = (minLength: number, maxLength: number) =>
  fc
    .array(row, { minLength, maxLength })
    .map((generated) => [
      ...generated,
      { kind: 'data' as const, cells: ['320582190001010013', '张三', '', ''] },
    ]);
const rows = tableOf(1, 25);
/** For what is the same for every format once its rows are read: one table with some of each kind of row. */
const manyRows = tableOf(50, 60);

/** A backslash before a quote, which is doubled in CSV, was once taken for an escape. */
const onceMisread = [
  { kind: 'data' as const, cells: ['3205821900', '\\"a', '', ''] },
  { kind: 'data' as const, cells: ['3205821900', '', '', ''] },
];

const make = async ({ make: makeFile }: ConnectorExample, generated: readonly GeneratedRow[]) =>
  makeFile([headers, ...generated.map(({ cells }) => cells)]);

describe.each(Object.entries(examples))('a file of %s', (id, example) => {
  const keeps = (text: string) => example.keeps?.(text) ?? text;
  const connector = connectors.find((one) => one.id === id)!;

  it('delivers every row and every value', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 5000 }), async (generated, chunkBytes) => {
        const source = memorySource(await make(example, generated), 'delivered', chunkBytes);
        const { tables } = await connector.recognise(source, new AbortController().signal);
        const { records } = await readTable(connector, source, tables[0]!);
        const added = (example.addedColumns ?? []).map(() => '');
        expect(records).toEqual(
          generated.map(({ cells }) => (cells.length === 0 ? [] : [...cells.map(keeps), ...added])),
        );
      }),
      { numRuns: 25, examples: [[onceMisread, 1000]] },
    );
  });

  it('is accounted for to the row once it is published', async () => {
    await fc.assert(
      fc.asyncProperty(manyRows, async (generated) => {
        const job = await hub.deliverText(`${id}-delivered`, await make(example, generated), {
          department: `${id}局`,
          tables: [{ table: 0, dataset: 'population' }],
        });
        await expectAccounted(batchIds(job)[0]!, generated, keeps);
      }),
      { numRuns: 1 },
    );
  });
});

let hub: Awaited<ReturnType<typeof newIngestHub>>;
beforeAll(async () => void (hub = await newIngestHub()));
afterAll(() => hub.remove());

async function expectAccounted(
  batchId: number,
  generated: readonly GeneratedRow[],
  keeps: (text: string) => string,
): Promise<void> {
  const { batch, nonData } = await hub.ingest.report(batchId);
  expect(batch.delivered).toBe(generated.length);
  expect(batch.published + batch.quarantined + batch.nonData).toBe(generated.length);
  const kinds = (['blank', 'total', 'footnote'] as const).map(
    (kind) => [kind, generated.filter((one) => one.kind === kind).length] as const,
  );
  expect(Object.fromEntries(nonData.map(({ kind, rows: found }) => [kind, found]))).toEqual(
    Object.fromEntries(kinds.filter(([, count]) => count > 0)),
  );
  const accounted = await hub.store.warehouse.all<{ row_number: number }>(
    `SELECT row_number FROM record.population WHERE batch_id = $1
     UNION ALL SELECT row_number FROM quarantine.row WHERE batch_id = $1 ORDER BY row_number`,
    [batchId],
  );
  expect(accounted.map(({ row_number }) => row_number)).toEqual(generated.map((_, at) => at + 1));
  const landed = await hub.store.warehouse.all<Record<string, string | null>>(
    `SELECT c0, c1, c2 FROM landing.b${batchId} ORDER BY row_number`,
  );
  expect(landed).toEqual(
    generated.map(({ cells }) => {
      const [c0, c1, c2] = [0, 1, 2].map((at) => keeps(cells[at] ?? '') || null);
      return { c0, c1, c2 };
    }),
  );
}

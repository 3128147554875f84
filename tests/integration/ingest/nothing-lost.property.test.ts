import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newIngestHub } from '../../fixtures/ingest-hub.ts';
import { batchIds } from './published-rows.ts';

const headers = ['公民身份号码', '姓名', '户号', '现住址', '备注'];
const width = headers.length;

type Kind = 'data' | 'wrong-length' | 'blank' | 'total' | 'footnote' | 'repeated-header';
interface GeneratedRow {
  kind: Kind;
  cells: readonly string[];
}

const cell = fc.oneof(
  fc.constantFrom('', ' ', '320582190001010013', '东门路1号', '暂无', '二〇二四年', '12', '=1+1'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('含,逗号', '含"引号"', '含\n换行', '含\r\n换行'),
);
/** The first cell is one that no total, footnote or header begins with. */
const cells = (count: fc.Arbitrary<number>) =>
  count.chain((length) =>
    fc.array(cell, { minLength: length - 1, maxLength: length - 1 }).map((rest) => ['3205821900', ...rest]),
  );

const row: fc.Arbitrary<GeneratedRow> = fc.oneof(
  {
    weight: 6,
    arbitrary: cells(fc.constant(width)).map((filled) => ({ kind: 'data' as const, cells: filled })),
  },
  {
    weight: 2,
    arbitrary: cells(fc.constantFrom(2, 3, 4, 6, 9)).map((filled) => ({
      kind: 'wrong-length' as const,
      cells: filled,
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom([''], ['', '', '', '', ''])
      .map((blank) => ({ kind: 'blank' as const, cells: blank })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('合计', '某某镇小计', '总 计').map((word) => ({
      kind: 'total' as const,
      cells: [word, '120', '', '3,400', ''],
    })),
  },
  {
    weight: 1,
    arbitrary: fc.constant({ kind: 'footnote' as const, cells: ['填表人：某某', '', '', '', ''] }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'repeated-header' as const, cells: headers }) },
);

function toCsv(rows: readonly GeneratedRow[]): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const line = (filled: readonly string[]) =>
    filled.map((text) => (text === '' ? '' : quoted(text))).join(',');
  return [headers, ...rows.map(({ cells: filled }) => filled)]
    .map((filled) => `${line(filled)}\r\n`)
    .join('');
}

/** Cut without regard to quotes, this row would have as many cells as the header. */
const seemingly: GeneratedRow[] = [
  { kind: 'wrong-length', cells: ['3205821900', '', ',', ''] },
  { kind: 'blank', cells: [''] },
];

/** Rows wider than the header, as many as there are of its own width, once made it none. */
const wide: GeneratedRow = { kind: 'wrong-length', cells: ['3205821900', ...Array<string>(8).fill('12')] };

let hub: Awaited<ReturnType<typeof newIngestHub>>;
beforeAll(async () => void (hub = await newIngestHub()));
afterAll(() => hub.remove());

it('accounts for every delivered row, by its number, whatever the file holds', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (generated) => {
      const rows = [
        ...generated,
        { kind: 'data' as const, cells: ['320582190001010013', '张三', '', '', ''] },
      ];
      const job = await hub.deliverText(`generated-${++run}.csv`, toCsv(rows), {
        department: `第${run}局`,
        tables: [{ table: 0, dataset: 'population' }],
      });
      const [batchId] = batchIds(job);
      const { batch, nonData } = await hub.ingest.report(batchId!);
      const count = (kind: Kind) => rows.filter((generatedRow) => generatedRow.kind === kind).length;
      expect(batch.delivered).toBe(rows.length);
      expect(batch.published + batch.quarantined + batch.nonData).toBe(rows.length);
      expect(Object.fromEntries(nonData.map(({ kind, rows: found }) => [kind, found]))).toEqual(
        Object.fromEntries(
          (['blank', 'total', 'footnote', 'repeated-header'] as const)
            .map((kind) => [kind, count(kind)] as const)
            .filter(([, found]) => found > 0),
        ),
      );
      const accounted = await hub.store.warehouse.all<{ row_number: number }>(
        `SELECT row_number FROM record.population WHERE batch_id = $1
         UNION ALL SELECT row_number FROM quarantine.row WHERE batch_id = $1 ORDER BY row_number`,
        [batchId!],
      );
      expect(accounted.map(({ row_number }) => row_number)).toEqual(rows.map((_, at) => at + 1));
      const wrong = await hub.store.warehouse.all<{ row_number: number }>(
        `SELECT row_number FROM quarantine.issue WHERE batch_id = $1 AND code = 'wrong-cell-count' ORDER BY 1`,
        [batchId!],
      );
      expect(wrong.map(({ row_number }) => row_number)).toEqual(
        rows.flatMap(({ kind }, at) => (kind === 'wrong-length' ? [at + 1] : [])),
      );
    }),
    { numRuns: 12, examples: [[seemingly], [[wide, wide]], [[wide, wide, wide]]] },
  );
});

import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import { literal } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { cellListSql, cellOf, landedColumns } from './landing.ts';
import type { BatchReading } from './typed-rows.ts';

const totalWords = ['小计', '合计', '总计', '共计', '累计'];
const footnoteWords = [
  ...[
    '注',
    '备注',
    '说明',
    '附注',
    '填表人',
    '填报人',
    '制表人',
    '审核人',
    '复核人',
    '经办人',
    '负责人',
    '单位负责人',
  ],
  ...[
    '填报单位',
    '填报日期',
    '填表日期',
    '制表日期',
    '统计时间',
    '统计日期',
    '数据来源',
    '联系人',
    '打印时间',
    '导出时间',
  ],
];

/**
 * Moves the records that are no data into `quarantine.row` with their kind, and returns how many:
 * `blank` (no cell filled; withheld cells are none), `repeated-header` (the cells are the headers), `total` (a first cell like 合计 or
 * 某镇小计, beside it only numbers) and `footnote` (a first cell like 填表人：, few others filled).
 * Candidates are found by cheap tests over all records, and judged in full only then.
 */
export async function separateNonData(
  session: Session,
  { batchId, rows, columns }: BatchReading,
): Promise<number> {
  const cells = landedColumns(columns).map(cellOf);
  const first = cells.length > 0 ? `coalesce(${cells.join(', ')})` : 'NULL::VARCHAR';
  return session.run(
    `INSERT INTO quarantine.row
     SELECT ${batchId}, row_number, kind, cells FROM (
       SELECT row_number, ${kindSql(columns)} AS kind, filled_cells AS cells FROM (
         SELECT *, list_filter(filled_cells, cell -> cell IS NOT NULL) AS filled FROM (
           SELECT *, regexp_replace(${first}, '[\\s\\x{3000}]', '', 'g') AS first, ${cellListSql(columns)} AS filled_cells
           FROM ${rows}
           WHERE ${candidateSql(first, columns)}
         )
       )
     ) WHERE kind IS NOT NULL`,
  );
}

function candidateSql(first: string, columns: readonly ColumnMapping[]): string {
  const headers = readableColumns(columns).map(({ header }) => literal(header));
  return [
    `(${first} IS NULL AND cells IN (0, ${columns.length}))`,
    `contains(${first}, '计')`,
    `(regexp_matches(${first}, '[:：]') AND ${startsFootnote(`trim(${first})`)})`,
    ...(headers.length > 0 ? [`${first} IN (${headers.join(', ')})`] : []),
  ].join(' OR ');
}

function kindSql(columns: readonly ColumnMapping[]): string {
  const width = columns.length;
  const total = `regexp_full_match(first, '.{0,12}(${totalWords.join('|')})[:：]?(\\d+[人户条件家个])?')
    AND len(list_filter(filled[2:], cell -> NOT regexp_full_match(trim(cell), '[-+]?[\\d,]{1,14}(\\.\\d+)?%?'))) = 0`;
  const footnote = `${startsFootnote('first')} AND len(filled) <= greatest(1, ${width} // 2)`;
  return `CASE WHEN len(filled) = 0 AND cells IN (0, ${width}) THEN 'blank'
    WHEN ${repeatedHeaderSql(columns)} THEN 'repeated-header'
    WHEN ${total} THEN 'total'
    WHEN ${footnote} THEN 'footnote' END`;
}

function startsFootnote(textSql: string): string {
  return `regexp_matches(${textSql}, '^(${footnoteWords.join('|')})\\s*\\d*\\s*[:：]')`;
}

/** Columns whose cells are as delivered, so that a header in them can be seen again. */
function readableColumns(columns: readonly ColumnMapping[]): ColumnMapping[] {
  return columns.filter(
    ({ reduction, header }) => (reduction === 'keep' || reduction === 'mask-text') && header !== '',
  );
}

/** At least two cells, and every one of them what stands at the head of its column. */
function repeatedHeaderSql(columns: readonly ColumnMapping[]): string {
  const readable = readableColumns(columns);
  if (readable.length < 2) return 'false';
  const same = readable.map(
    (column) => `(${cellOf(column)} IS NULL OR trim(${cellOf(column)}) = ${literal(column.header)})`,
  );
  const filled = readable.map((column) => `(${cellOf(column)} IS NOT NULL)::INTEGER`);
  return `(${same.join(' AND ')} AND ${filled.join(' + ')} >= 2)`;
}

import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import { literal } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { columnNumbersSql, firstRows, unitRowSql } from './below-header.ts';
import { cellListSql, cellOf, landedColumns } from './landing.ts';
import type { BatchReading } from './typed-rows.ts';

const totals = '小计|合计|总计|共计|累计|合共|总数|总人数|总户数';
const totalsAlone = '(本页|本表)?(小计|合计|总计|共计|累计)';
const counted = '人|户|条|件|个|家|名|宗|套|元|万元|亩|%|％';
/** What stands beside a total: a number, or a sign for none. */
const figure = `[-+]?[\\d,，]{1,14}(\\.\\d+)?(${counted})?|[-—–/*]+`;
/** A total may stand behind the group that it sums up. */
const totalAmongFirst = 3;

const remarks = '注|备注|说明|附注|数据来源|填报说明';
const signatures = [
  ...[
    '填表人?',
    '填报人?',
    '制表人?',
    '审核人?',
    '复核人?',
    '经办人?',
    '审批人?',
    '打印人',
    '主管领导',
    '分管领导',
  ],
  ...['负责人', '单位负责人', '联系人', '联系电话', '单位[（(]盖章[)）]', '签字', '盖章'],
  ...['填报单位', '填表单位', '报送单位', '制表单位', '单位', '金额单位', '计量单位'],
  ...[
    '填报日期',
    '填表日期',
    '制表日期',
    '统计时间',
    '统计日期',
    '打印时间',
    '导出时间',
    '打印日期',
    '导出日期',
  ],
].join('|');
/** Names of signatures that need no colon to be told from data. */
const signaturesAlone = '填表人|填报人|制表人|审核人|复核人';
const pageMarks = '—*以下(空白|无正文)—*|第\\d+页([,，/]?共\\d+页)?|续表|[（(]续表?[)）]';

/** What stands in the first cell of a template's example row. */
export const exampleMark = '示例';

/** Moves the records that are no data into `quarantine.row` with their kind, and returns how many. */
export async function separateNonData(session: Session, reading: BatchReading): Promise<number> {
  return session.run(
    `INSERT INTO quarantine.row
     SELECT ${reading.batchId}, row_number, kind, cells FROM (${nonDataSql(reading)})`,
  );
}

/**
 * SQL of the records that are no data, `row_number, kind, cells`: `blank` (no cell filled; withheld cells are none), `repeated-header` (the cells are the headers),
 * `column-numbers` and `unit-row` (just below the header: 1 2 3, 甲 乙 1; （人） （元）), `total` (one of the first
 * cells like 合计 or 某镇小计, behind it only figures), `footnote` (a first cell like 填表人： or 注1、, few others
 * filled) and `example` (a first cell 示例). Candidates are found by cheap tests over all records, and judged in full
 * only then.
 */
export function nonDataSql({ rows, columns }: Pick<BatchReading, 'rows' | 'columns'>): string {
  const cells = landedColumns(columns).map(cellOf);
  const first = cells.length > 0 ? `coalesce(${cells.join(', ')})` : 'NULL::VARCHAR';
  return `SELECT row_number, kind, cells FROM (
      SELECT row_number, ${kindSql(columns)} AS kind, filled_cells AS cells FROM (
        SELECT *, list_transform(list_filter(filled_cells, cell -> cell IS NOT NULL), cell -> ${withoutSpaces('cell')}) AS filled
        FROM (
          SELECT *, ${withoutSpaces(first)} AS first, ${cellListSql(columns)} AS filled_cells
          FROM ${rows}
          WHERE ${candidateSql(first, columns)}
        )
      )
    ) WHERE kind IS NOT NULL`;
}

function withoutSpaces(textSql: string): string {
  return `regexp_replace(${textSql}, '[\\s\\x{3000}]', '', 'g')`;
}

function candidateSql(first: string, columns: readonly ColumnMapping[]): string {
  const headers = readableColumns(columns).flatMap(namesOf).map(literal);
  const others = landedColumns(columns).slice(1, totalAmongFirst).map(cellOf);
  return [
    `row_number <= ${firstRows}`,
    `(${first} IS NULL AND cells IN (0, ${columns.length}))`,
    `trim(${first}) = '${exampleMark}'`,
    `contains(${first}, '计')`,
    ...others.map((cell) => `contains(${cell}, '计')`),
    `left(${first}, 1) IN ('总', '共')`,
    `(regexp_matches(${first}, '${footnoteInitial}') AND regexp_matches(${withoutSpaces(first)}, '${footnoteStart}'))`,
    ...(headers.length > 0 ? [`${first} IN (${headers.join(', ')})`] : []),
  ].join(' OR ');
}

const footnoteStart = `^((${remarks}|${signatures})\\d*[:：]|(${remarks})\\d*[、.．)）]|※|(${signaturesAlone}|${pageMarks})$)`;
/** The characters that a footnote begins with: one look spares most rows the rest. */
const footnoteInitial = '^[\\s\\x{3000}]*[注备说附数填制审复经打主分负联单签盖报金计统导以第续※—（(]';

function kindSql(columns: readonly ColumnMapping[]): string {
  const width = columns.length;
  const captions = `len(list_filter(filled, cell -> regexp_matches(cell, '^[^:：\\d]{1,12}[:：]')))`;
  const footnote = `regexp_matches(first, '${footnoteStart}')
    AND (len(filled) <= greatest(1, ${width} // 2) OR ${captions} * 2 > len(filled))`;
  return `CASE WHEN len(filled) = 0 AND cells IN (0, ${width}) THEN 'blank'
    WHEN ${repeatedHeaderSql(columns)} THEN 'repeated-header'
    WHEN ${columnNumbersSql(columns)} THEN 'column-numbers'
    WHEN ${unitRowSql} THEN 'unit-row'
    WHEN first = '${exampleMark}' THEN 'example'
    WHEN ${totalSql()} THEN 'total'
    WHEN ${footnote} THEN 'footnote' END`;
}

/** A first cell like 某镇小计（户）: or 共35人, or 合计 itself behind the names of groups; then only figures. */
function totalSql(): string {
  const atFirst = `regexp_full_match(first, '.{0,12}(${totals})([（(].{1,8}[)）])?[:：]?(\\d+(${counted}))?|[总共]计?\\d+(${counted})')`;
  const ways = Array.from({ length: totalAmongFirst }, (_, at) => {
    const word = at === 0 ? atFirst : `regexp_full_match(filled[${at + 1}], '${totalsAlone}')`;
    const others = `list_filter(filled[${at + 2}:], cell -> NOT regexp_full_match(cell, '${figure}'))`;
    return `(${word} AND len(${others}) = 0)`;
  });
  return `(${ways.join(' OR ')})`;
}

/** Columns whose cells are as delivered, so that a header in them can be seen again. */
function readableColumns(columns: readonly ColumnMapping[]): ColumnMapping[] {
  return columns.filter(
    ({ reduction, header }) => (reduction === 'keep' || reduction === 'mask-text') && header !== '',
  );
}

/** How a column's name may stand in the file: without the number that told it from others, without its groups. */
function namesOf({ header }: ColumnMapping): string[] {
  const delivered = header.replace(/ \(\d+\)$/, '');
  return [...new Set([header, delivered, delivered.slice(delivered.lastIndexOf('-') + 1)])].filter(Boolean);
}

/** At least two cells, and every one of them what stands at the head of its column. */
function repeatedHeaderSql(columns: readonly ColumnMapping[]): string {
  const readable = readableColumns(columns);
  if (readable.length < 2) return 'false';
  const same = readable.map(
    (column) =>
      `(${cellOf(column)} IS NULL OR trim(${cellOf(column)}) IN (${namesOf(column).map(literal).join(', ')}))`,
  );
  const filled = readable.map((column) => `(${cellOf(column)} IS NOT NULL)::INTEGER`);
  return `(${same.join(' AND ')} AND ${filled.join(' + ')} >= 2)`;
}

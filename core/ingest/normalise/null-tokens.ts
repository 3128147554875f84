import { literal } from '../../warehouse/quote.ts';

/** What departments write where there is nothing (DOMAIN §3). `0` is not among them: it means nothing only where a number cannot stand. */
const nullTokens = [
  ...['', '/', '//', '\\', '-', '--', '---', '—', '——', '－', '_', '.', '。', '?', '？', '*', '、'],
  ...['N/A', 'n/a', 'NA', 'n.a.', 'NULL', 'null', 'Null', 'None', 'none', 'nan', 'NaN', 'nil', 'undefined'],
  ...[
    '\\N',
    '#N/A',
    '#REF!',
    '#VALUE!',
    '#NAME?',
    '#DIV/0!',
    '#NULL!',
    '#NUM!',
    '(null)',
    '(NULL)',
    '[NULL]',
  ],
  ...[
    '不详',
    '不明',
    '未知',
    '未填',
    '未填写',
    '未登记',
    '未提供',
    '未采集',
    '未录入',
    '暂无',
    '暂无数据',
    '暂缺',
  ],
  ...['缺失', '无', '空', '(空)', '（空）', '空白', '无数据', '待补充', '待查', '待定', '没有', '(blank)'],
];

const tokenList = nullTokens.map(literal).join(', ');

/** Bytes of the longest of them in UTF-8. */
export const longestToken = Math.max(...nullTokens.map((token) => Buffer.byteLength(token)));

/** True when the text stands for nothing. */
export function isNullToken(text: string): string {
  return `(strlen(${text}) <= ${longestToken} AND ${text} IN (${tokenList}))`;
}

/** The text, or NULL when it stands for nothing. */
export function unlessNullToken(text: string): string {
  return `CASE WHEN ${isNullToken(text)} THEN NULL ELSE ${text} END`;
}

/** The same where a bare zero cannot be a value either. */
export function unlessNothing(text: string): string {
  return `CASE WHEN ${text} IN ('0', '00') OR ${isNullToken(text)} THEN NULL ELSE ${text} END`;
}

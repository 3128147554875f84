import type { Note } from '../../schemas/intake/connector.ts';

/** `单位：万元` above a table; 填报单位 and the like name who reports. */
const unitCaption = /(?<![报表送制管位属])(?:计量|货币|金额)?单位\s*[:：]\s*([^\s,，;；、)）]{1,12})/u;
const unit =
  /^(?:人民币)?[百千万亿]*(?:元|人|人次|户|件|个|家|亩|公顷|平方米|㎡|平方公里|吨|公斤|千克|公里|米|辆|套|宗|起|次|天|小时|%|％)$/u;

/** What the rows above a header say about the unit of its figures. */
export function unitNotes(titles: readonly string[]): Note[] {
  const units = titles
    .map((title) => unitCaption.exec(title)?.[1] ?? '')
    .filter((candidate) => unit.test(candidate));
  return [...new Set(units)].map((found) => ({ code: 'unit-row', data: { unit: found } }));
}

/** True for a line that closes a table: 注：…, 填表人：…. */
export function isClosingRemark(record: readonly string[]): boolean {
  const first = record.find((cell) => cell.trim() !== '')?.trim() ?? '';
  return /^(?:注|备注|说明|附注|填[表报]人|制表人|审核人|复核人|经办人|负责人|单位负责人|联系人|数据来源|[小合总共累]计)\s*\d*\s*[:：]?/u.test(
    first,
  );
}

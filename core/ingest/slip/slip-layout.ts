import type { ColumnMapping } from '../../../schemas/api/intake.ts';

/** The layout of a slip's sheet of rows: the number, the department's own columns in their order, what is wrong, what to do. */
export interface SlipLayout {
  number: string;
  problem: string;
  remedy: string;
  /** Headers of the whole sheet, in order. */
  headers: string[];
}

/** Headers of the hidden sheet by which a slip is recognised when it comes back, whatever program has saved it. */
export const markHeaders = ['tonghui-slip', 'workspace', 'batch', 'data-version'] as const;

/** What stands in every cell of a column that is never stored. */
export const withheldText = '（不接收此列）';

/** The headers of a batch's slip. A department may have a column of the same name; ours then says whose it is. */
export function slipLayout(columns: readonly Pick<ColumnMapping, 'header'>[]): SlipLayout {
  const own = columns.map(({ header }) => header);
  const free = (name: string) => (own.includes(name) ? `${name}（退回单）` : name);
  const [number, problem, remedy] = [free('行号'), free('问题'), free('处理办法')];
  return { number, problem, remedy, headers: [number, ...own, problem, remedy] };
}

/** No cell of a workbook holds more (32,767 UTF-16 units); a character outside the basic plane takes two. */
const mostCharacters = 16_000;

/** SQL of a landed cell as the slip shows it: a text that no workbook can hold is cut. */
export function shownCellSql(cell: string): string {
  return `CASE WHEN length(${cell}) > ${mostCharacters} THEN left(${cell}, ${mostCharacters}) || '…' ELSE ${cell} END`;
}

/** SQL that is true when two cells say the same: line ends and outer spaces may change on the way through a spreadsheet. */
export function sameCellSql(left: string, right: string): string {
  const plain = (cell: string) => `coalesce(trim(replace(${cell}, chr(13), '')), '')`;
  return `${plain(left)} = ${plain(right)}`;
}

/** Kinds of folded characters, as bits. */
export const kinds = {
  /** A digit or a Latin letter. */
  alphanumeric: 1,
  letter: 2,
  /** A Chinese digit or a word for ten or a hundred. */
  chineseNumeral: 4,
  /** 东, 甲, 上: may stand for a numeral. */
  side: 8,
  /** May stand in a name: Han, letters, digits and the dot of transcribed names. */
  name: 16,
  /** Joins numerals: 12-3-301. */
  joint: 32,
  /** May stand before a distance: 东50米, 约200米. */
  heading: 64,
} as const;

/** Marks of a side that stand for a numeral or behind one. */
export const sideMarks = '东西南北中左右前后甲乙丙丁戊己';

const chineseNumerals = '零一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰';

const table = new Uint8Array(0x10000);
const insideCosts = new Float32Array(0x10000).fill(Infinity);

function mark(characters: string, kind: number): void {
  for (const character of characters) table[character.codePointAt(0)!]! |= kind;
}

for (let code = 0x3400; code <= 0x9fff; code++) table[code] = kinds.name;
mark('ABCDEFGHIJKLMNOPQRSTUVWXYZ', kinds.letter | kinds.alphanumeric | kinds.name);
mark('0123456789', kinds.alphanumeric | kinds.name);
mark('·', kinds.name);
mark(chineseNumerals, kinds.chineseNumeral);
mark(sideMarks, kinds.side);
mark('-/.、', kinds.joint);
mark('东西南北约往向', kinds.heading);

function setInside(characters: string, cost: number): void {
  for (const character of characters) insideCosts[character.codePointAt(0)!] = cost;
}

table.forEach((kind, code) => {
  if (kind & kinds.name) insideCosts[code] = kind & kinds.alphanumeric ? 0.7 : 0;
});
setInside('省市区县镇乡村路街道巷', 1.5);
setInside('号幢栋室层组弄楼与', 3);

/** Whether a character is of a kind; characters beyond the basic plane are rare Han. */
export function is(code: number, kind: number): boolean {
  return code < 0x10000 ? (table[code]! & kind) !== 0 : kind === kinds.name;
}

/**
 * What it costs that a character stands inside a name: those that end other names, digits and letters make it doubtful;
 * infinite where it cannot.
 */
export function insideCost(code: number): number {
  return code < 0x10000 ? insideCosts[code]! : 0;
}

/** The code of a character written out. */
export function codeOf(character: string): number {
  return character.codePointAt(0)!;
}

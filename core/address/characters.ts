import { isAlphanumeric } from './numerals.ts';

/** Whether a folded character may stand in a name: Han characters, letters, digits and the dot of transcribed names. */
export function isNameCharacter(character: string): boolean {
  return (character >= '\u3400' && character <= '\u9fff') || isAlphanumeric(character) || isRareHan(character) || character === '·';
}

function isRareHan(character: string): boolean {
  const point = character.codePointAt(0)!;
  return point >= 0x20000 && point <= 0x323af;
}

const telltales = new Map([...'省市区县镇乡村路街道巷'].map((character) => [character, 1.5]));
for (const character of '号幢栋室层组弄楼') telltales.set(character, 3);

/** What it costs that a character stands inside a name: those that end other names, digits and letters make it doubtful. */
export function insideCost(character: string): number {
  return telltales.get(character) ?? (isAlphanumeric(character) ? 0.7 : 0);
}

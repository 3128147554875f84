const digits: Record<string, number> = {
  零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
  壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9,
};
const tens: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100 };

/** Whether a folded character is a digit or a Latin letter. */
export function isAlphanumeric(character: string | undefined): boolean {
  return character !== undefined && ((character >= '0' && character <= '9') || isLetter(character));
}

/** Whether a folded character is a Latin letter. */
export function isLetter(character: string): boolean {
  return character >= 'A' && character <= 'Z' && character.length === 1;
}

/** Whether a character is a Chinese digit or a word for ten or a hundred. */
export function isChineseNumeral(character: string | undefined): boolean {
  return character !== undefined && (character in digits || character in tens);
}

/**
 * Arabic for Chinese numerals, without leading zeros before a digit: 三→3, 十二→12, 二十→20, 一百零二→102, 三零一→301,
 * 03→3. Everything else stays: 12A, 东, 甲.
 */
export function numeralValue(text: string): string {
  const characters = [...text];
  if (characters.length > 0 && characters.every(isChineseNumeral)) return String(chineseValue(characters));
  return text.replace(/^0+(?=\d)/, '');
}

function chineseValue(characters: readonly string[]): number | string {
  if (!characters.some((character) => character in tens))
    return characters.map((character) => digits[character]).join('').replace(/^0+(?=\d)/, '');
  let sum = 0;
  let pending = 0;
  for (const character of characters) {
    const unit = tens[character];
    if (unit === undefined) pending = digits[character]!;
    else {
      sum += (pending || 1) * unit;
      pending = 0;
    }
  }
  return sum + pending;
}

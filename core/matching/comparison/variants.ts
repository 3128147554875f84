import { traditionalCharacters, variantCharacters } from '../../../schemas/codes/data/variant-characters.ts';

let standardForms: ReadonlyMap<string, string> | undefined;

/**
 * The text in standard characters (繁体 and 异体 become 规范字), half-width, without the spaces and dots that names
 * are written with or without (买买提·艾力).
 */
export function standardForm(text: string): string {
  standardForms ??= pairsOf(traditionalCharacters + variantCharacters);
  let written = '';
  for (const character of text.normalize('NFKC')) written += standardForms.get(character) ?? character;
  return written.replace(/[\s·•‧∙⋅・･.．。]/gu, '');
}

function pairsOf(text: string): ReadonlyMap<string, string> {
  const characters = [...text].filter((character) => character !== '\n');
  const pairs = new Map<string, string>();
  for (let at = 0; at < characters.length; at += 2) pairs.set(characters[at]!, characters[at + 1]!);
  return pairs;
}

import { traditionalCharacters, variantCharacters } from '../../../schemas/codes/data/variant-characters.ts';
import { characterPairs } from './character-pairs.ts';

let standardForms: ReadonlyMap<string, string> | undefined;

/**
 * The text in standard characters (繁体 and 异体 become 规范字), half-width, without the spaces and dots that names
 * are written with or without (买买提·艾力).
 */
export function standardForm(text: string): string {
  standardForms ??= new Map(characterPairs(traditionalCharacters + variantCharacters));
  let written = '';
  for (const character of text.normalize('NFKC')) written += standardForms.get(character) ?? character;
  return written.replace(/[\s·•‧∙⋅・･.．。]/gu, '');
}

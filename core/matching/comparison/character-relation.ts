import { tokenSets, tokensInCommon } from './token-sets.ts';
import type { EncodedTexts } from './encode-texts.ts';

/** Whether two characters, given by their numbers in an alphabet, are related. */
export type CharacterRelation = (left: number, right: number) => boolean;

/** Relates the characters of which something is the same: a reading, a group of look-alikes. */
export function characterRelation(
  alphabet: readonly string[],
  groupsOf: (character: string) => readonly string[],
): CharacterRelation {
  const groups = tokenSets(alphabet.map(groupsOf));
  return (left, right) => tokensInCommon(groups, left, right) > 0;
}

/** Same length, and wherever the texts differ their characters are related. */
export function differOnlyBy(
  { offsets, symbols }: EncodedTexts,
  isRelated: CharacterRelation,
): (left: number, right: number) => boolean {
  return (left, right) => {
    const a = offsets[left]!;
    const b = offsets[right]!;
    const length = offsets[left + 1]! - a;
    if (offsets[right + 1]! - b !== length) return false;
    for (let at = 0; at < length; at++) {
      const [one, other] = [symbols[a + at]!, symbols[b + at]!];
      if (one !== other && !isRelated(one, other)) return false;
    }
    return true;
  };
}

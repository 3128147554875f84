import { similarCharacters } from '../../../schemas/codes/data/similar-characters.ts';
import { similarGlyphs } from '../../../schemas/codes/data/similar-glyphs.ts';
import { characterPairs } from './character-pairs.ts';
import { characterRelation, type CharacterRelation } from './character-relation.ts';

let groups: ReadonlyMap<string, readonly string[]> | undefined;

/** Characters that are taken for one another by their shape: those that the shipped lists hold in one group or pair. */
export function lookAlike(alphabet: readonly string[]): CharacterRelation {
  const known = (groups ??= groupsByCharacter());
  return characterRelation(alphabet, (character) => known.get(character) ?? []);
}

function groupsByCharacter(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const pairs = Array.from(characterPairs(similarGlyphs), (pair) => pair.join(''));
  for (const group of [...similarCharacters.split(/\s+/), ...pairs])
    for (const character of group) found.set(character, [...(found.get(character) ?? []), group]);
  return found;
}

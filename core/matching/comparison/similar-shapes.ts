import { similarCharacters } from '../../../schemas/codes/data/similar-characters.ts';
import { characterRelation, type CharacterRelation } from './character-relation.ts';

let groups: ReadonlyMap<string, readonly string[]> | undefined;

/** Characters that are taken for one another by their shape: those that stand in one group of the shipped list. */
export function lookAlike(alphabet: readonly string[]): CharacterRelation {
  const known = (groups ??= groupsByCharacter());
  return characterRelation(alphabet, (character) => known.get(character) ?? []);
}

function groupsByCharacter(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const group of similarCharacters.split(/\s+/))
    for (const character of group) found.set(character, [...(found.get(character) ?? []), group]);
  return found;
}

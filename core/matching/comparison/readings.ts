import { pinyin } from 'pinyin-pro';
import { characterRelation, type CharacterRelation } from './character-relation.ts';

/**
 * Characters that have a reading in common: pinyin without tone, all readings of a character that has several (单 dan,
 * shan, chan). Sounds that dialects confuse (n/l, zh/z, -n/-ng) are different readings. A character that is not
 * Chinese shares a reading with none.
 */
export function soundAlike(alphabet: readonly string[]): CharacterRelation {
  return characterRelation(alphabet, readingsOf);
}

/** A Chinese character's readings in pinyin without tone; none for any other character. */
export function readingsOf(character: string): string[] {
  if (!/\p{Script=Han}/u.test(character)) return [];
  const readings = pinyin(character, { toneType: 'none', multiple: true, type: 'array' });
  return readings.filter((reading) => reading !== '' && reading !== character);
}

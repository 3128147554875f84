import type { EncodedTexts } from './encode-texts.ts';

/** Characters that fit into one machine word, a bit each. */
export const wordLength = 32;

/** For every symbol the places, as bits, where one text of at most 32 characters has it. */
export interface CharacterMasks {
  readonly masks: Int32Array;
  /** Points the masks at that text; free when they do already, as with pairs in order of their left side. */
  pointAt(text: number): void;
}

export function characterMasks({ offsets, symbols, alphabet }: EncodedTexts): CharacterMasks {
  const masks = new Int32Array(alphabet.length);
  let current = -1;
  return {
    masks,
    pointAt(text) {
      if (text === current) return;
      if (current >= 0)
        for (let at = offsets[current]!; at < offsets[current + 1]!; at++) masks[symbols[at]!] = 0;
      const start = offsets[text]!;
      const length = offsets[text + 1]! - start;
      for (let at = 0; at < length; at++) masks[symbols[start + at]!]! |= 1 << at;
      current = text;
    },
  };
}

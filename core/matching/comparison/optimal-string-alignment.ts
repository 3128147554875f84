import { characterMasks, wordLength, type CharacterMasks } from './character-masks.ts';
import { bitsApart, type EncodedTexts } from './encode-texts.ts';

/**
 * Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, no place edited
 * twice (CA/ABC is 3). Returns a function of two texts' numbers that gives the distance, or `atMost + 1` for
 * everything farther apart. Up to 32 characters by bit vectors (Hyyrö 2003, A bit-vector algorithm for computing
 * Levenshtein and Damerau edit distances), longer ones by dynamic programming within the band of `atMost`.
 */
export function optimalStringAlignment(
  texts: EncodedTexts,
  atMost: number,
): (left: number, right: number) => number {
  const { offsets, signatures } = texts;
  const masks = characterMasks(texts);
  const banded = bandedDistance(texts, atMost);
  return (left, right) => {
    const leftLength = offsets[left + 1]! - offsets[left]!;
    const rightLength = offsets[right + 1]! - offsets[right]!;
    if (Math.abs(leftLength - rightLength) > atMost) return atMost + 1;
    const a = signatures[left]!;
    const b = signatures[right]!;
    if (bitsApart(a, b) > atMost || bitsApart(b, a) > atMost) return atMost + 1;
    if (leftLength === 0 || rightLength === 0) return leftLength + rightLength;
    if (leftLength <= wordLength) return bitParallel(texts, masks, left, right, atMost);
    if (rightLength <= wordLength) return bitParallel(texts, masks, right, left, atMost);
    return banded(left, right);
  };
}

function bitParallel(
  { offsets, symbols }: EncodedTexts,
  { masks, pointAt }: CharacterMasks,
  pattern: number,
  text: number,
  atMost: number,
): number {
  pointAt(pattern);
  const length = offsets[pattern + 1]! - offsets[pattern]!;
  const end = offsets[text + 1]!;
  const last = 1 << (length - 1);
  let positive = -1;
  let negative = 0;
  let diagonal = 0;
  let before = 0;
  let distance = length;
  for (let at = offsets[text]!; at < end; at++) {
    const matches = masks[symbols[at]!]!;
    const swaps = ((~diagonal & matches) << 1) & before;
    diagonal = ((((matches & positive) + positive) | 0) ^ positive) | matches | negative | swaps;
    let up = negative | ~(diagonal | positive);
    const down = diagonal & positive;
    if ((up & last) !== 0) distance++;
    else if ((down & last) !== 0) distance--;
    if (distance - (end - at - 1) > atMost) return atMost + 1;
    up = (up << 1) | 1;
    positive = (down << 1) | ~(diagonal | up);
    negative = up & diagonal;
    before = matches;
  }
  return distance;
}

/** Ukkonen's cut-off: cells farther than `atMost` from the diagonal cannot lie on a path that is short enough. */
function bandedDistance(
  { offsets, symbols }: EncodedTexts,
  atMost: number,
): (left: number, right: number) => number {
  const far = atMost + 1;
  let rows = [new Int32Array(64), new Int32Array(64), new Int32Array(64)] as const;
  return (left, right) => {
    const [a, b] = [offsets[left]!, offsets[right]!];
    const [height, width] = [offsets[left + 1]! - a, offsets[right + 1]! - b];
    if (rows[0].length < width + 2)
      rows = [new Int32Array(2 * width), new Int32Array(2 * width), new Int32Array(2 * width)];
    let [before, above, row] = rows;
    for (let j = 0; j <= width; j++) above[j] = Math.min(j, far);
    for (let i = 1; i <= height; i++) {
      const [from, to] = [Math.max(1, i - atMost), Math.min(width, i + atMost)];
      row[from - 1] = from === 1 ? Math.min(i, far) : far;
      let least = row[from - 1]!;
      for (let j = from; j <= to; j++) {
        const isSame = symbols[a + i - 1] === symbols[b + j - 1];
        let cost = Math.min(above[j - 1]! + (isSame ? 0 : 1), above[j]! + 1, row[j - 1]! + 1, far);
        const isSwap =
          i > 1 &&
          j > 1 &&
          symbols[a + i - 1] === symbols[b + j - 2] &&
          symbols[a + i - 2] === symbols[b + j - 1];
        if (isSwap) cost = Math.min(cost, before[j - 2]! + 1);
        row[j] = cost;
        if (cost < least) least = cost;
      }
      row[to + 1] = far;
      if (least > atMost) return far;
      [before, above, row] = [above, row, before];
    }
    return above[width]!;
  };
}

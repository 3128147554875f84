import { characterMasks, wordLength, type CharacterMasks } from './character-masks.ts';
import { bitsApart, type EncodedTexts } from './encode-texts.ts';

const boostThreshold = 0.7;
const prefixScale = 0.1;
const longestPrefix = 4;
const rounding = 1e-9;

/** A similarity from 0 to 1 of two texts, by their numbers; below `atLeast` it may be given as 0. */
export type Similarity = (left: number, right: number) => number;

/** Jaro's similarity (Jaro 1989): characters in common within half the longer text, and how many of them are out of order. */
export function jaro(texts: EncodedTexts, atLeast: number): Similarity {
  const { offsets, signatures } = texts;
  const masks = characterMasks(texts);
  return (left, right) => {
    const leftLength = offsets[left + 1]! - offsets[left]!;
    const rightLength = offsets[right + 1]! - offsets[right]!;
    const common = Math.min(
      leftLength - bitsApart(signatures[left]!, signatures[right]!),
      rightLength - bitsApart(signatures[right]!, signatures[left]!),
    );
    if (similarity(common, 0, leftLength, rightLength) < atLeast) return 0;
    return Math.max(leftLength, rightLength) <= wordLength
      ? byWords(texts, masks, left, right)
      : byFlags(texts, left, right);
  };
}

/** Jaro's similarity raised by up to four equal leading characters where it exceeds 0.7 (Winkler 1990). */
export function jaroWinkler(texts: EncodedTexts, atLeast: number): Similarity {
  const { offsets, symbols } = texts;
  const highestBoost = longestPrefix * prefixScale;
  const beforeBoost = (atLeast - highestBoost) / (1 - highestBoost) - rounding;
  const plain = jaro(texts, Math.max(Math.min(boostThreshold, atLeast), beforeBoost));
  return (left, right) => {
    const value = plain(left, right);
    if (value <= boostThreshold) return value;
    const a = offsets[left]!;
    const b = offsets[right]!;
    const most = Math.min(longestPrefix, offsets[left + 1]! - a, offsets[right + 1]! - b);
    let prefix = 0;
    while (prefix < most && symbols[a + prefix] === symbols[b + prefix]) prefix++;
    return value + prefix * prefixScale * (1 - value);
  };
}

function similarity(common: number, halfSwaps: number, leftLength: number, rightLength: number): number {
  if (common === 0) return leftLength + rightLength === 0 ? 1 : 0;
  return (common / leftLength + common / rightLength + (common - (halfSwaps >> 1)) / common) / 3;
}

const windowOf = (leftLength: number, rightLength: number) =>
  Math.max(0, (Math.max(leftLength, rightLength) >> 1) - 1);

/** Both texts have at most 32 characters: a bit for each that is taken. */
function byWords(
  { offsets, symbols }: EncodedTexts,
  { masks, pointAt }: CharacterMasks,
  left: number,
  right: number,
) {
  pointAt(left);
  const leftLength = offsets[left + 1]! - offsets[left]!;
  const start = offsets[right]!;
  const rightLength = offsets[right + 1]! - start;
  const reach = windowOf(leftLength, rightLength);
  let taken = 0;
  let matched = 0;
  let common = 0;
  for (let at = 0; at < rightLength; at++) {
    const free = masks[symbols[start + at]!]! & ~taken & between(at - reach, at + reach);
    if (free === 0) continue;
    taken |= free & -free;
    matched |= 1 << at;
    common++;
  }
  let halfSwaps = 0;
  while (matched !== 0) {
    const at = 31 - Math.clz32(matched & -matched);
    if ((masks[symbols[start + at]!]! & taken & -taken) === 0) halfSwaps++;
    taken &= taken - 1;
    matched &= matched - 1;
  }
  return similarity(common, halfSwaps, leftLength, rightLength);
}

/** Bits `from` to `to`, both included, as far as a word has them. */
function between(from: number, to: number): number {
  const below = to >= 31 ? -1 : (1 << (to + 1)) - 1;
  if (from <= 0) return below;
  return from > 31 ? 0 : below & (-1 << from);
}

function byFlags({ offsets, symbols }: EncodedTexts, left: number, right: number): number {
  const a = symbols.subarray(offsets[left]!, offsets[left + 1]!);
  const b = symbols.subarray(offsets[right]!, offsets[right + 1]!);
  const reach = windowOf(a.length, b.length);
  const taken = new Uint8Array(a.length);
  const matched: number[] = [];
  for (let at = 0; at < b.length; at++) {
    const to = Math.min(a.length - 1, at + reach);
    for (let i = Math.max(0, at - reach); i <= to; i++) {
      if (taken[i] === 1 || a[i] !== b[at]) continue;
      taken[i] = 1;
      matched.push(b[at]!);
      break;
    }
  }
  const inOrder = a.filter((_, i) => taken[i] === 1);
  const halfSwaps = matched.filter((symbol, at) => symbol !== inOrder[at]).length;
  return similarity(matched.length, halfSwaps, a.length, b.length);
}

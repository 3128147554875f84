import type { Segmenter } from '../text/segment.ts';
import type { ToneLexicon } from './tone-lexicon.ts';
import { unitFinder } from './tone-units.ts';
import { valueText, type ValuedWord } from './value-text.ts';

/** Reads the tone of texts by a lexicon. */
export interface ToneReader {
  /** From −1 (blames) to 1 (praises), of a text's words in their order as `Segmenter.cut` gives them. */
  score(words: readonly string[]): number;
  /** The words that made it, those that count most first. */
  explain(words: readonly string[]): ValuedWord[];
}

export function openTone(lexicon: ToneLexicon): ToneReader {
  const unitsOf = unitFinder(lexicon);
  return {
    score: (words) => normalised(valueText(unitsOf(words))),
    explain: (words) =>
      valueText(unitsOf(words))
        .flat()
        .sort((a, b) => Math.abs(b.value) - Math.abs(a.value)),
  };
}

/** The mean x of what sentences sum up to, brought between −1 and 1: x / √(x² + 15) (VADER, Hutto and Gilbert 2014, for one sentence). */
function normalised(sentences: readonly (readonly ValuedWord[])[]): number {
  if (sentences.length === 0) return 0;
  let sum = 0;
  for (const valued of sentences) for (const { value } of valued) sum += value;
  const mean = sum / sentences.length;
  return mean / Math.sqrt(mean * mean + 15);
}

/** Marks in brackets, as texts of the network name pictures: one word each, which segmenters would take apart. */
const picture = /\[[\p{Script=Han}A-Za-z]{1,6}\]/gu;

/** Words of a text by a segmenter, pictures among them whole. */
export function cutForTone(text: string, segmenter: Segmenter): string[] {
  if (!text.includes('[')) return segmenter.cut(text);
  const words: string[] = [];
  let from = 0;
  for (const { 0: name, index } of text.matchAll(picture)) {
    words.push(...segmenter.cut(text.slice(from, index)), name.toUpperCase());
    from = index + name.length;
  }
  words.push(...segmenter.cut(text.slice(from)));
  return words;
}

/** Tone 1 (blames strongly) to 5 (praises strongly) of a score; 3, neutral, between −0.05 and 0.05 (VADER). */
export function toneOfScore(score: number): number {
  if (score < -0.6) return 1;
  if (score < -0.05) return 2;
  if (score <= 0.05) return 3;
  return score <= 0.6 ? 4 : 5;
}

import type { ToneUnit } from './tone-units.ts';

/** A word that made the tone, with what it counts after negation, degree, contrast and marks. */
export interface ValuedWord {
  word: string;
  value: number;
}

/** A denied word counts so much of its opposite (VADER, Hutto and Gilbert 2014); negation and degree reach over so many units. */
const denied = -0.74;
const reach = 3;
/** A denial that meets no valuing word: something is missing. */
const bareDenial = -0.5;
const exclamation = 1.25;

const sentenceEnds = codesOf('。！？!?\n;；…');
const clauseEnds = codesOf(',，、:：');
const exclamations = codesOf('!！');

function codesOf(marks: string): ReadonlySet<number> {
  return new Set(Array.from(marks, (mark) => mark.charCodeAt(0)));
}

/** The valuing words of a text, sentence by sentence; of sentences that value nothing there is none. */
export function valueText(units: readonly ToneUnit[]): ValuedWord[][] {
  const sentences: ValuedWord[][] = [];
  let from = 0;
  for (let at = 0; at <= units.length; at++) {
    const mark = at < units.length ? units[at]!.text.charCodeAt(0) : 0;
    if (at < units.length && !sentenceEnds.has(mark)) continue;
    const valued = valueSentence(units.slice(from, at), exclamations.has(mark) ? exclamation : 1);
    if (valued.length > 0) sentences.push(valued);
    from = at + 1;
  }
  return sentences;
}

/** What the next valuing word is multiplied by, and the denial among it. */
interface Pending {
  factor: number;
  denial: string | null;
  left: number;
}

const nothing: Pending = { factor: 1, denial: null, left: 0 };

function valueSentence(units: readonly ToneUnit[], weight: number): ValuedWord[] {
  const valued: ValuedWord[] = [];
  let factor = weight;
  let pending = nothing;
  const drop = () => {
    if (pending.denial !== null) valued.push({ word: pending.denial, value: bareDenial * factor });
    pending = nothing;
  };
  for (const { text, word } of units) {
    if (clauseEnds.has(text.charCodeAt(0))) drop();
    if (word === null) {
      if (pending !== nothing && --pending.left < 0) drop();
      continue;
    }
    if (word.turn) {
      drop();
      for (const before of valued) before.value *= word.turn.before;
      factor = weight * word.turn.after;
    } else if (word.isNegation)
      pending = { factor: pending.factor * denied, denial: (pending.denial ?? '') + text, left: reach };
    else if (word.degree !== 1) pending = { ...pending, factor: pending.factor * word.degree, left: reach };
    else if (word.strength !== 0) {
      valued.push({ word: (pending.denial ?? '') + text, value: word.strength * pending.factor * factor });
      pending = nothing;
    }
  }
  drop();
  return valued;
}

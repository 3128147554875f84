import type { ToneLexicon } from './tone-lexicon.ts';
import { type ToneUnit, toneUnits } from './tone-units.ts';

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

const endsSentence = /^[。！？!?\n;；…]+$/u;
const endsClause = /^[,，、:：]+$/u;

/** The valuing words of a text, in their order. */
export function valueText(words: readonly string[], lexicon: ToneLexicon): ValuedWord[] {
  const valued: ValuedWord[] = [];
  const units = toneUnits(words, lexicon);
  let from = 0;
  for (let at = 0; at <= units.length; at++) {
    if (at < units.length && !endsSentence.test(units[at]!.text)) continue;
    const mark = units[at]?.text ?? '';
    valueSentence(units.slice(from, at), /[!！]/u.test(mark) ? exclamation : 1, valued);
    from = at + 1;
  }
  return valued;
}

/** What the next valuing word is multiplied by, and the denial among it. */
interface Pending {
  factor: number;
  denial: string | null;
  left: number;
}

const nothing: Pending = { factor: 1, denial: null, left: 0 };

function valueSentence(units: readonly ToneUnit[], weight: number, valued: ValuedWord[]): void {
  const first = valued.length;
  let factor = weight;
  let pending = nothing;
  const drop = () => {
    if (pending.denial !== null) valued.push({ word: pending.denial, value: bareDenial * factor });
    pending = nothing;
  };
  for (const { text, word } of units) {
    if (endsClause.test(text)) drop();
    if (word === null) {
      if (pending !== nothing && --pending.left < 0) drop();
      continue;
    }
    if (word.turn) {
      drop();
      for (let at = first; at < valued.length; at++) valued[at]!.value *= word.turn.before;
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
}

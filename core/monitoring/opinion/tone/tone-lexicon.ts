import { blamingWords } from '../../../../schemas/opinion/lexicon/blaming-words.ts';
import {
  concessions,
  conclusions,
  contrasts,
  degrees,
  negations,
} from '../../../../schemas/opinion/lexicon/modifiers.ts';
import { emoticons, ownWords } from '../../../../schemas/opinion/lexicon/own-words.ts';
import { praisingWords } from '../../../../schemas/opinion/lexicon/praising-words.ts';

/** What a word does to the tone of its clause. */
export interface ToneWord {
  /** From −2 (blames strongly) to 2. */
  strength: number;
  /** By what it multiplies the next valuing word; 1 where it does not. */
  degree: number;
  /** Whether it denies the next valuing word. */
  isNegation: boolean;
  /** By what it multiplies what its sentence says from here on, and what it said before. */
  turn: { after: number; before: number } | null;
}

export type ToneLexicon = ReadonlyMap<string, ToneWord>;

const plain: ToneWord = { strength: 0, degree: 1, isNegation: false, turn: null };

/** What follows a contrast is what is meant (Taboada et al. 2011); by how much is the choice of VADER (Hutto and Gilbert 2014). */
const contrastTurn = { after: 1.5, before: 0.5 };
const concessionTurn = { after: 0.5, before: 1 };
const conclusionTurn = { after: 2, before: 1 };

/** The shipped lexicon: bixin's words count 1, our own what their list says, and these hold. */
export function shippedToneLexicon(): ToneLexicon {
  const lexicon = new Map<string, ToneWord>();
  const add = (words: string, changes: Partial<ToneWord>) => {
    for (const word of words.split(/\s+/u))
      lexicon.set(word, { ...(lexicon.get(word) ?? plain), ...changes });
  };
  add(praisingWords, { strength: 1 });
  add(blamingWords, { strength: -1 });
  for (const [strength, words] of ownWords) add(words, { strength });
  for (const [strength, names] of emoticons) add(names.replace(/\S+/gu, '[$&]'), { strength });
  for (const [degree, words] of degrees) add(words, { degree, strength: 0 });
  add(negations, { isNegation: true, strength: 0 });
  add(contrasts, { turn: contrastTurn, strength: 0 });
  add(concessions, { turn: concessionTurn, strength: 0 });
  add(conclusions, { turn: conclusionTurn, strength: 0 });
  return lexicon;
}

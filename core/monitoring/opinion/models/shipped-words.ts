import { kindByPhrases } from '../classify/kind-by-phrases.ts';
import type { Training } from '../classify/train-classifier.ts';
import type { Segmenter } from '../text/segment.ts';
import { cutForTone, openTone, toneOfScore } from '../tone/open-tone.ts';
import { shippedToneLexicon } from '../tone/tone-lexicon.ts';

/** What shipped words alone say of a request. */
export interface ShippedWords {
  /** Code of `ticket-type`; null where nothing tells. */
  kind(title: string, content: string): string | null;
  /** From 1 to 5. */
  tone(title: string, content: string): string;
}

export function openShippedWords(segmenter: Segmenter): ShippedWords {
  const tone = openTone(shippedToneLexicon());
  return {
    kind: kindByPhrases,
    tone: (title, content) => String(toneOfScore(tone.score(cutForTone(`${title}。${content}`, segmenter)))),
  };
}

/** What a training says of texts that its model has not seen. */
export interface Judged {
  classifier: Pick<Training['classifier'], 'classes'>;
  heldOut: Training['heldOut'];
}

/** Whether a model tells more of the texts that it was not trained with rightly than shipped words do. */
export function isBetterThan(
  say: (title: string, content: string) => string | null,
  { classifier, heldOut: { texts, truth, told } }: Judged,
): boolean {
  let [byModel, byWords] = [0, 0];
  for (const at of truth.keys()) {
    if (told[at] === truth[at]) byModel++;
    if (say(texts.titles[at]!, texts.contents[at]!) === classifier.classes[truth[at]!]) byWords++;
  }
  return byModel > byWords;
}

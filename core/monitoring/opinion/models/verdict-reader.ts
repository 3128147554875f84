import { kindByPhrases } from '../classify/kind-by-phrases.ts';
import { openPathReader, type PathClassifiers, type ToldPath } from '../classify/path-reader.ts';
import type { Segmenter } from '../text/segment.ts';
import { cutForTone, openTone, toneOfScore } from '../tone/open-tone.ts';
import { shippedToneLexicon } from '../tone/tone-lexicon.ts';
import type { Aspect } from './aspect.ts';

/** What models, or where there is none, the shipped words say of a request. */
export interface Verdict {
  kind: string | null;
  /** Null where no model was asked. */
  kindConfidence: number | null;
  category: string | null;
  categoryConfidence: number | null;
  tone: number;
}

/** @param models of each aspect; null where none could be trained */
export function openVerdictReader(
  models: Record<Aspect, PathClassifiers | null>,
  segmenter: Segmenter,
): (title: string, content: string) => Verdict {
  const readerOf = (aspect: Aspect) => models[aspect] && openPathReader(models[aspect]);
  const [category, kind, tone] = [readerOf('category'), readerOf('kind'), readerOf('tone')];
  const lexicon = openTone(shippedToneLexicon());
  const toneByWords = (title: string, content: string) =>
    toneOfScore(lexicon.score(cutForTone(`${title}。${content}`, segmenter)));
  return (title, content) => {
    const toldKind: ToldPath | null = kind ? kind(title, content) : null;
    const toldCategory = category ? category(title, content) : null;
    return {
      kind: toldKind ? toldKind.path : kindByPhrases(title, content),
      kindConfidence: toldKind?.confidence ?? null,
      category: toldCategory?.path ?? null,
      categoryConfidence: toldCategory?.confidence ?? null,
      tone: tone ? Number(tone(title, content).path) : toneByWords(title, content),
    };
  };
}

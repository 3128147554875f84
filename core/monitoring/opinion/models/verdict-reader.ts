import { openPathReader, type PathClassifiers } from '../classify/path-reader.ts';
import type { Segmenter } from '../text/segment.ts';
import type { Aspect } from './aspect.ts';
import { openShippedWords } from './shipped-words.ts';

/** What models, or where there is none, the shipped words say of a request. */
export interface Verdict {
  kind: string | null;
  /** Null where no model was asked. */
  kindConfidence: number | null;
  category: string | null;
  categoryConfidence: number | null;
  tone: number;
}

/** @param models of each aspect; null: shipped words say it, where they can */
export function openVerdictReader(
  models: Record<Aspect, PathClassifiers | null>,
  segmenter: Segmenter,
): (title: string, content: string) => Verdict {
  const readerOf = (aspect: Aspect) => models[aspect] && openPathReader(models[aspect]);
  const [category, kind, tone] = [readerOf('category'), readerOf('kind'), readerOf('tone')];
  const words = openShippedWords(segmenter);
  return (title, content) => {
    const toldKind = kind?.(title, content);
    const toldCategory = category?.(title, content);
    return {
      kind: toldKind ? toldKind.path : words.kind(title, content),
      kindConfidence: toldKind?.confidence ?? null,
      category: toldCategory?.path ?? null,
      categoryConfidence: toldCategory?.confidence ?? null,
      tone: Number(tone ? tone(title, content).path : words.tone(title, content)),
    };
  };
}

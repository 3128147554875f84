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

/** Which models are asked of a request: those of what it does not come with. */
export interface Asked {
  category: boolean;
  kind: boolean;
}

/** @param models of each aspect; null: shipped words say it, where they can */
export function openVerdictReader(
  models: Record<Aspect, PathClassifiers | null>,
  segmenter: Segmenter,
): (title: string, content: string, asked: Asked) => Verdict {
  const readerOf = (aspect: Aspect) => models[aspect] && openPathReader(models[aspect]);
  const [category, kind, tone] = [readerOf('category'), readerOf('kind'), readerOf('tone')];
  const words = openShippedWords(segmenter);
  return (title, content, asked) => {
    const toldKind = asked.kind ? kind?.(title, content) : null;
    const toldCategory = asked.category ? category?.(title, content) : null;
    return {
      kind: toldKind ? toldKind.path : words.kind(title, content),
      kindConfidence: toldKind?.confidence ?? null,
      category: toldCategory?.path ?? null,
      categoryConfidence: toldCategory?.confidence ?? null,
      tone: Number(tone ? tone(title, content).path : words.tone(title, content)),
    };
  };
}

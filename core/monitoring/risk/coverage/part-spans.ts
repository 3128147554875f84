import { datasetById } from '../../../../schemas/datasets/index.ts';
import { goldenKinds } from '../../../../schemas/master/index.ts';
import type { Part } from '../facts/part.ts';
import type { SourceSpans } from './read-spans.ts';
import { intersect, type Span } from './span.ts';

/**
 * The days that a part has figures of: those that every source has told of which it rests on. Of what holds now it is the
 * month of the newest delivery, and none while one of its sources is late.
 *
 * @param sources those that it rests on; of master data all that the entities come from
 */
export function partSpans({ time }: Part, sources: readonly SourceSpans[]): Span[] {
  const [first, ...rest] = sources.map(({ spans }) => spans);
  if (!first) return [];
  if (time !== 'state') return rest.reduce<Span[]>(intersect, first);
  const all = [first, ...rest];
  if (all.some((spans) => spans.length === 0)) return [];
  return [all.flat().reduce((a, b) => (a.last >= b.last ? a : b))];
}

/** The dataset that a measured one comes from; undefined: it is the hub's own. */
export function deliveredDataset(id: string): string | undefined {
  const golden = Object.values(goldenKinds).find(({ kind }) => id === `master:${kind}`);
  return golden?.dataset ?? datasetById(id)?.id;
}

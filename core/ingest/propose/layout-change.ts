import type { ColumnMapping, LayoutChange } from '../../../schemas/api/intake.ts';
import { normaliseHeader } from '../../../schemas/datasets/header.ts';
import { assignColumns } from './assign-columns.ts';
import { editLikeness } from './edit-likeness.ts';
import { headerSimilarity } from './header-similarity.ts';

type SeenColumn = Pick<ColumnMapping, 'index' | 'header' | 'field'>;

/** What a pair of headers needs to be the same column under another name. */
const leastLikeness = 0.6;
/** Beyond this many pairs nobody would read the diff, and comparing them takes too long. */
const mostPairs = 10_000;

/**
 * How a file's columns differ from those of the source's last one. A column that is gone and a new one are taken for
 * a renamed one when they speak for it together: alike headers, the same field (which header and values chose for
 * the new one), the same place between columns that stayed.
 */
export function layoutChange(before: readonly SeenColumn[], after: readonly SeenColumn[]): LayoutChange {
  const removed = withoutHeadersOf(before, after);
  const added = withoutHeadersOf(after, before);
  const isComparable = removed.length * added.length <= mostPairs;
  const [beforePlaces, afterPlaces] = [placesOf(before, after), placesOf(after, before)];
  const chosen = assignColumns(
    removed.map((from) =>
      (isComparable ? added : []).map((to) => {
        const likeness = sameness(from, to, beforePlaces.get(from) === afterPlaces.get(to));
        return likeness >= leastLikeness ? likeness : 0;
      }),
    ),
  );
  const renamed = removed.flatMap((from, at) =>
    chosen[at]! < 0 ? [] : [{ from: from.header, to: added[chosen[at]!]!.header }],
  );
  return {
    added: added.map(({ header }) => header).filter((header) => !renamed.some(({ to }) => to === header)),
    removed: removed
      .map(({ header }) => header)
      .filter((header) => !renamed.some(({ from }) => from === header)),
    renamed,
  };
}

function withoutHeadersOf(columns: readonly SeenColumn[], others: readonly SeenColumn[]): SeenColumn[] {
  const known = new Set(others.map(({ header }) => normaliseHeader(header)));
  return columns.filter(({ header }) => !known.has(normaliseHeader(header)));
}

/** Per column the next column on its left that both files have. */
function placesOf(columns: readonly SeenColumn[], others: readonly SeenColumn[]): Map<SeenColumn, string> {
  const known = new Set(others.map(({ header }) => normaliseHeader(header)));
  const places = new Map<SeenColumn, string>();
  let neighbour = '';
  for (const column of columns.toSorted((a, b) => a.index - b.index)) {
    places.set(column, neighbour);
    const name = normaliseHeader(column.header);
    if (known.has(name)) neighbour = name;
  }
  return places;
}

function sameness(from: SeenColumn, to: SeenColumn, isSamePlace: boolean): number {
  const [left, right] = [normaliseHeader(from.header), normaliseHeader(to.header)];
  const alike = Math.max(headerSimilarity(left, right), editLikeness(left, right));
  const field = from.field === null || to.field === null ? 0 : from.field === to.field ? 0.6 : -0.4;
  return alike * 0.8 + field + (isSamePlace ? 0.2 : 0);
}

import { createHash } from 'node:crypto';
import { normaliseHeader } from '../../../schemas/datasets/header.ts';

/** Fingerprint of a table's layout: its normalised headers, in whatever order. */
export function layoutOf(headers: readonly string[]): string {
  const names = headers.map(normaliseHeader).sort();
  return createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 32);
}

/** Share of the larger layout's headers that both have (0 to 1): a renamed column counts once, not twice. */
export function layoutLikeness(left: readonly string[], right: readonly string[]): number {
  const [a, b] = [new Set(left.map(normaliseHeader)), new Set(right.map(normaliseHeader))];
  const shared = [...a].filter((name) => b.has(name)).length;
  return shared / (Math.max(a.size, b.size) || 1);
}

import { refusalOf } from './refused.ts';

const mostKnown = 10_000;
const known = new Map<string, boolean>();

/**
 * Whether the name of a member within a value is one that is refused everywhere (DOMAIN §1). Nobody maps what stands
 * within a value, so that it has to be left out where the value is put together.
 */
export function isRefusedKey(name: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  const isRefused = refusalOf(name) !== undefined;
  if (known.size < mostKnown) known.set(name, isRefused);
  return isRefused;
}

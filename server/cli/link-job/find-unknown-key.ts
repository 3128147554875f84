import type { z } from 'zod';
import { alternatives, objectsFor, partsOf } from './schema-at.ts';

/** A setting that there is not, and those that there are in its place. */
export interface UnknownKey {
  path: PropertyKey[];
  key: string;
  known: string[];
}

/** The first key of a job that its schema does not know: it would do nothing, and nobody would notice. */
export function findUnknownKey(schema: z.core.$ZodType, value: unknown): UnknownKey | null {
  return search(alternatives(schema), value, []);
}

function search(
  schemas: ReturnType<typeof alternatives>,
  value: unknown,
  path: PropertyKey[],
): UnknownKey | null {
  if (typeof value !== 'object' || value === null) return null;
  const isFree =
    schemas.every(({ type }) => type !== 'object') || schemas.some(({ type }) => type === 'record');
  const known = [...new Set(objectsFor(schemas, value).flatMap(({ shape }) => Object.keys(shape)))];
  for (const [key, part] of Object.entries(value)) {
    if (!Array.isArray(value) && !isFree && !known.includes(key)) return { path, key, known };
    const place = Array.isArray(value) ? Number(key) : key;
    const found = search(partsOf(schemas, value, place), part, [...path, place]);
    if (found) return found;
  }
  return null;
}

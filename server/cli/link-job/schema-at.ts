import type { z } from 'zod';

type Schema = z.core.$ZodType;
type Definition = z.core.$ZodTypes['_zod']['def'];

/** What a value may be, with choices taken apart and what wraps them (default, optional, lazy) taken off. */
export function alternatives(schema: Schema): Definition[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
    case 'default':
    case 'prefault':
    case 'nullable':
      return alternatives(def.innerType);
    case 'lazy':
      return alternatives(def.getter());
    case 'union':
      return def.options.flatMap(alternatives);
    default:
      return [def];
  }
}

export type ObjectDefinition = Extract<Definition, { type: 'object' }>;

/**
 * The objects that a value may be. Where they are told apart by a key with one value each (`kind`), those that the
 * value says it is; all of them where it says none.
 */
export function objectsFor(schemas: readonly Definition[], value: object): ObjectDefinition[] {
  const objects = schemas.filter((def) => def.type === 'object');
  const { kind } = value as { kind?: unknown };
  const same = objects.filter(({ shape }) => shape['kind'] && accepts(shape['kind'], kind));
  return same.length > 0 ? same : objects;
}

function accepts(schema: Schema, value: unknown): boolean {
  return alternatives(schema).some(
    (def) =>
      (def.type === 'literal' && (def.values as unknown[]).includes(value)) ||
      (def.type === 'enum' && Object.values(def.entries as object).includes(value)),
  );
}

/** What may stand in a part of a value: under a key, or at a place of a list. */
export function partsOf(schemas: readonly Definition[], value: unknown, key: PropertyKey): Definition[] {
  if (Array.isArray(value))
    return schemas.flatMap((def) => {
      if (def.type === 'array') return alternatives(def.element);
      return def.type === 'tuple' ? alternatives(def.items[Number(key)] ?? def.items[0]!) : [];
    });
  if (typeof value !== 'object' || value === null) return [];
  const records = schemas.flatMap((def) => (def.type === 'record' ? alternatives(def.valueType) : []));
  const shapes = objectsFor(schemas, value).map(({ shape }) => shape[String(key)]);
  return [...records, ...shapes.flatMap((schema) => (schema ? alternatives(schema) : []))];
}

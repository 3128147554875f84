import type { z } from 'zod';
import type { ErrorData } from '../../../schemas/api/errors.ts';
import { alternatives, partsOf } from './schema-at.ts';

type Expected = Pick<ErrorData<'LINK_JOB_VALUE'>, 'expected' | 'allowed'>;
type Definition = ReturnType<typeof alternatives>[number];

/** What may stand at a place of a job: in a word that every language has, and the exact choice or limits. */
export function expectedOf(schema: z.core.$ZodType, job: unknown, path: readonly PropertyKey[]): Expected {
  let [schemas, value] = [alternatives(schema), job];
  for (const key of path) {
    schemas = partsOf(schemas, value, key);
    value = (value as Record<PropertyKey, unknown> | undefined)?.[key];
  }
  const choices = schemas.flatMap(choicesOf);
  if (choices.length > 0 && choices.length >= schemas.length)
    return { expected: 'choice', allowed: choices.map((choice) => JSON.stringify(choice)).join(' | ') };
  const objects = schemas.filter((def) => def.type === 'object');
  if (schemas.length > 1 && objects.length > 0) return { expected: 'several', allowed: several(schemas) };
  return wordOf(schemas.find(({ type }) => type !== 'literal') ?? schemas[0]);
}

function choicesOf(def: Definition): unknown[] {
  if (def.type === 'literal') return def.values as unknown[];
  return def.type === 'enum' ? Object.values(def.entries as object) : [];
}

function wordOf(def: Definition | undefined): Expected {
  switch (def?.type) {
    case 'string':
      return { expected: 'text', allowed: '' };
    case 'number':
      return numberOf(def.checks ?? []);
    case 'boolean':
      return { expected: 'boolean', allowed: '' };
    case 'array':
    case 'tuple':
      return listOf(def.checks ?? []);
    case 'object':
      return { expected: 'object', allowed: keysOf(def) };
    default:
      return { expected: 'object', allowed: '' };
  }
}

/** `{ seed?, prior? }`: what may be left out has a question mark. */
function keysOf({ shape }: Extract<Definition, { type: 'object' }>): string {
  const keys = Object.entries(shape).map(
    ([key, part]) => `${key}${part._zod.optin === undefined ? '' : '?'}`,
  );
  return `{ ${keys.join(', ')} }`;
}

function several(schemas: readonly Definition[]): string {
  const shapes = schemas.flatMap((def) => {
    if (def.type === 'string') return ['"…"'];
    if (def.type === 'array') return ['["…", "…"]'];
    if (def.type === 'object') return [keysOf(def)];
    return choicesOf(def).map((choice) => JSON.stringify(choice));
  });
  return [...new Set(shapes)].join(' | ');
}

function listOf(checks: readonly z.core.$ZodCheck<never>[]): Expected {
  const limits = checks.flatMap((check) => {
    const { minimum, maximum } = check._zod.def as { minimum?: number; maximum?: number };
    if (minimum !== undefined) return [`≥ ${minimum}`];
    return maximum === undefined ? [] : [`≤ ${maximum}`];
  });
  return { expected: limits.length > 0 ? 'sized-list' : 'list', allowed: limits.join(', ') };
}

const signs: Readonly<Record<string, [open: string, closed: string]>> = {
  greater_than: ['>', '≥'],
  less_than: ['<', '≤'],
};

function numberOf(checks: readonly z.core.$ZodCheck<never>[]): Expected {
  const defs = checks.map(
    (check) => check._zod.def as { check: string; value?: number; inclusive?: boolean },
  );
  const limits = defs.flatMap(({ check, value, inclusive }) => {
    const sign = signs[check];
    return sign ? [`${sign[inclusive ? 1 : 0]} ${value}`] : [];
  });
  const isWhole = defs.some(({ check }) => check === 'number_format');
  return { expected: isWhole ? 'integer' : 'number', allowed: limits.join(', ') };
}

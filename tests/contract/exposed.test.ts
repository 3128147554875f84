import { isProcedure, traverseContractProcedures } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { router } from '../../core/rpc/router.ts';
import { contract } from '../../schemas/api/contract.ts';
import { permissions, type ProcedureMeta } from '../../schemas/api/procedure.ts';
import { exposed } from './exposed.ts';

interface Declared {
  name: string;
  path: readonly string[];
  meta: ProcedureMeta;
  hasSchemas: boolean;
}

function declared(): Declared[] {
  const found: Declared[] = [];
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: procedure, path }) => {
    const { meta, inputSchema, outputSchema } = procedure['~orpc'];
    const hasSchemas = inputSchema !== undefined && outputSchema !== undefined;
    found.push({ name: path.join('.'), path, meta: meta as ProcedureMeta, hasSchemas });
  });
  return found;
}

function implementation(path: readonly string[]): unknown {
  return path.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], router);
}

/** The procedures under a router, however deep. */
function namesOf(part: object, path: readonly string[] = []): string[] {
  if (isProcedure(part)) return [path.join('.')];
  return Object.entries(part).flatMap(([key, inner]) => namesOf(inner as object, [...path, key]));
}

describe('the contract', () => {
  it('exposes exactly the procedures that were looked at', () => {
    const lines = declared().map(({ name, meta }) => `${name} ${meta.permission} ${meta.audit}`);
    expect(lines.sort()).toEqual(exposed);
  });

  it.each(declared())('implements $name, with schemas and a permission', ({ path, meta, hasSchemas }) => {
    expect(isProcedure(implementation(path))).toBe(true);
    expect(hasSchemas).toBe(true);
    expect(permissions).toContain(meta.permission);
  });

  it.each(declared())('audits $name when it writes or shows rows of persons', ({ name, meta }) => {
    // The person's own, and commands in the journal.
    const ownChoices = ['preferences.save', 'risk.views.save', 'risk.views.remove'];
    if (meta.writes && !ownChoices.includes(name)) expect(meta.audit).toBe('write');
    if (meta.permission === 'view-rows') expect(meta.audit).toBe('personal-rows');
  });

  it('serves nothing beside the contract', () => {
    const served = namesOf(router);
    expect(served.sort()).toEqual(
      declared()
        .map(({ name }) => name)
        .sort(),
    );
  });
});

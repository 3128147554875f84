import { createHash } from 'node:crypto';
import type { Actor } from '../../access/actor.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { binder } from '../matters/seen-matters.ts';

/** A company that may be drawn. */
export interface DrawnCompany {
  /** What it is sorted by: the unified social credit code, or where there is none the hub's number. */
  key: string;
  entityId: number;
  uscc: string | null;
  name: string;
}

export interface FrameQuery {
  /** Code of the area in which they lie; null: anywhere. */
  within: string | null;
  /** GB/T 4754: letters of sections or digits of classes; empty: all. */
  industries: readonly string[];
}

/**
 * The companies and organisations in operation that may be drawn, sorted by their keys. Sole traders count as persons: they are not on the
 * list (their codes begin with 92, GB 32100 table 1, or their kind is 03).
 */
export async function readFrame(
  session: Session,
  { areas }: Pick<Actor, 'areas'>,
  { within, industries }: FrameQuery,
): Promise<DrawnCompany[]> {
  const { bind, values } = binder();
  const inAny = (codes: readonly string[]) =>
    `(${['FALSE', ...codes.map((code) => `starts_with(p.grid, ${bind(code)})`)].join(' OR ')})`;
  const conditions = [
    `e.name IS NOT NULL AND coalesce(e.status, 'K') = 'K'`,
    `coalesce(e.type, '') <> '03' AND NOT starts_with(coalesce(e.uscc, ''), '92')`,
    ...(within ? [inAny([within])] : []),
    ...(areas ? [inAny(areas)] : []),
    ...(industries.length > 0
      ? [industrySql(industries.map((industry) => bind(industry.trim().toUpperCase())))]
      : []),
  ];
  const companies = await session.all<DrawnCompany>(
    `SELECT coalesce(e.uscc, 'hub:' || e.entity_id) AS key, e.entity_id::DOUBLE AS "entityId", e.uscc, e.name
     FROM master.legal_entity e
     LEFT JOIN (SELECT entity_id, any_value(grid) AS grid FROM master.place WHERE kind = 'legal-entity' GROUP BY entity_id) p
       USING (entity_id)
     WHERE ${conditions.join(' AND ')}`,
    values,
  );
  return uniqueByKey(companies.sort((a, b) => byCodePoints(a.key, b.key) || a.entityId - b.entityId));
}

/** An industry is a letter with digits (GB/T 4754-2017); somebody may ask for the letter, for both or for the digits alone. */
function industrySql(prefixes: readonly string[]): string {
  const found = prefixes.map(
    (prefix) =>
      `starts_with(e.industry, ${prefix}) OR starts_with(regexp_replace(e.industry, '^[A-T]', ''), ${prefix})`,
  );
  return `(${found.join(' OR ')})`;
}

/** Two entities of one code are one company that matching has not brought together. */
function uniqueByKey(sorted: readonly DrawnCompany[]): DrawnCompany[] {
  return sorted.filter(({ key }, at) => key !== sorted[at - 1]?.key);
}

/** Sorts by Unicode code points: the same in every language and program. */
export function byCodePoints(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** The hash by which anybody can tell whether they have the list that was drawn from. */
export function frameHash(keys: readonly string[], inspectors: readonly string[]): string {
  const lines = (list: readonly string[]) => list.map((line) => `${line}\n`).join('');
  return createHash('sha256')
    .update(`${lines(keys)}\n${lines(inspectors)}`)
    .digest('hex');
}

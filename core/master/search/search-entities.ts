import { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { MatchedBy, SearchHit, SubjectKind } from '../../../schemas/api/master/entities.ts';
import { goldenKinds } from '../../../schemas/master/index.ts';
import type { Actor } from '../../access/actor.ts';
import { literal, quote } from '../../warehouse/quote.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { AddressParser } from '../addresses/current-parser.ts';
import { describeSubjects } from '../subjects/describe-subjects.ts';
import { seenEntitiesSql } from '../subjects/seen-entities.ts';
import { atTypedAddressSql } from './at-typed-address.ts';
import { readWords, type Closeness, type Reading } from './search-terms.ts';
import { searchedFields } from './searched-fields.ts';

export interface SearchQuery {
  text: string;
  /** None: all. */
  kinds: readonly SubjectKind[];
  offset: number;
  limit: number;
}

interface Found {
  kind: SubjectKind;
  id: string;
  matchedBy: MatchedBy;
  total: number;
}

const closenesses: readonly Closeness[] = ['whole', 'beginning', 'anywhere'];

/**
 * Entities and grids that the words may mean, the closest and best known first, masked for the actor.
 *
 * @param parser reads words that may be an address, which is found in any spelling then; null: as they are written only
 */
export async function searchEntities(
  warehouse: Warehouse,
  actor: Actor,
  { text, kinds, offset, limit }: SearchQuery,
  parser: (() => Promise<AddressParser>) | null = null,
): Promise<{ total: number; hits: SearchHit[] }> {
  const readings = readWords(text);
  const wanted = EntityKind.options.filter((kind) => kinds.length === 0 || kinds.includes(kind));
  const searches = wanted.map((kind) => entitiesSql(actor, kind, readings));
  if (kinds.length === 0 || kinds.includes('grid')) searches.push(gridsSql(readings));
  if (parser) searches.push(...(await atTypedAddressSql(warehouse, actor, parser, text, wanted)));
  const parts = searches.filter((sql) => sql !== null);
  if (parts.length === 0) return { total: 0, hits: [] };
  const found = await warehouse.all<Found>(
    `WITH met AS (${parts.join(' UNION ALL ')}),
     found AS MATERIALIZED (
       SELECT kind, id, arg_min(matched_by, closeness) AS matched_by, min(closeness) AS closeness, max(departments) AS departments
       FROM met GROUP BY kind, id)
     SELECT kind, id, matched_by AS "matchedBy", (SELECT count(*)::DOUBLE FROM found) AS total FROM found
     ORDER BY closeness, departments DESC, length(id), id LIMIT ${limit} OFFSET ${offset}`,
  );
  const describe = await describeSubjects(warehouse, actor, found);
  return {
    total: found[0]?.total ?? 0,
    hits: found.map(({ kind, id, matchedBy }) => ({ ...describe({ kind, id }), matchedBy })),
  };
}

/** kind, id, matched_by, closeness, departments of the entities of a kind that meet a reading; null when none can. */
function entitiesSql(actor: Actor, kind: EntityKind, readings: readonly Reading[]): string | null {
  const searched = searchedFields[kind];
  const meeting = readings.flatMap((reading) =>
    (searched[reading.by] ?? []).flatMap(({ field, looks }) =>
      looks && !looks.test(reading.text) ? [] : [{ reading, column: quote(field) }],
    ),
  );
  if (meeting.length === 0) return null;
  const golden = goldenKinds[kind];
  const fields = Object.values(searched)
    .flat()
    .map(({ field }) => field)
    .filter((field) => field !== 'name_initials');
  const needed = fields.filter((field) => meeting.some(({ column }) => column === quote(field)));
  const names = golden.initialsOf && !needed.includes(golden.initialsOf) ? [golden.initialsOf] : [];
  const { condition, closeness, matchedBy } = meetingSql(meeting);
  return `SELECT '${kind}' AS kind, entity_id::VARCHAR AS id, any_value(${matchedBy}) AS matched_by,
      min(${closeness}) AS closeness, max(departments) AS departments
    FROM (${seenEntitiesSql(actor, golden, [...needed, ...names])}) WHERE ${condition} GROUP BY entity_id`;
}

function gridsSql(readings: readonly Reading[]): string | null {
  const columns: Partial<Record<MatchedBy, string>> = { name: 'name', code: 'code' };
  const meeting = readings.flatMap((reading) => {
    const column = columns[reading.by];
    return column ? [{ reading, column }] : [];
  });
  if (meeting.length === 0) return null;
  const { condition, closeness, matchedBy } = meetingSql(meeting);
  return `SELECT 'grid' AS kind, code AS id, ${matchedBy} AS matched_by, ${closeness} AS closeness, 0 AS departments
    FROM master.grid WHERE ${condition}`;
}

/** The closest way in which a row meets a reading comes first in each CASE. */
function meetingSql(meeting: readonly { reading: Reading; column: string }[]) {
  const cases = closenesses.flatMap((closeness, rank) =>
    meeting
      .filter(({ reading }) => closenesses.indexOf(reading.atLeast) >= rank)
      .map(({ reading, column }) => ({ by: reading.by, rank, sql: meetsSql(closeness, reading, column) })),
  );
  const loosest = meeting.map(({ reading, column }) => meetsSql(reading.atLeast, reading, column));
  return {
    condition: `(${loosest.join(' OR ')})`,
    closeness: `CASE ${cases.map(({ sql, rank }) => `WHEN ${sql} THEN ${rank}`).join(' ')} END`,
    matchedBy: `CASE ${cases.map(({ sql, by }) => `WHEN ${sql} THEN '${by}'`).join(' ')} END`,
  };
}

function meetsSql(closeness: Closeness, { text }: Reading, column: string): string {
  const words = literal(text);
  if (closeness === 'whole') return `${column} = ${words}`;
  return closeness === 'beginning' ? `starts_with(${column}, ${words})` : `contains(${column}, ${words})`;
}

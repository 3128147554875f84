import { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { standardisedTable } from '../../matching/standardise/kept-records.ts';
import type { ConnectedSession, QueryOptions } from '../../warehouse/warehouse.ts';
import type { BuildContext } from '../build-context.ts';
import { fillRelations } from './fill-relations.ts';
import { findDwellings } from './find-dwellings.ts';
import { learnSites } from './learn-sites.ts';
import { writePeopleByNumber } from './named-people.ts';
import { relateCompaniesToPlaces } from './relate-companies-to-places.ts';
import { relateEmployees } from './relate-employees.ts';
import { relateOwnersAndTenants } from './relate-owners-and-tenants.ts';
import { relatePeopleToDwellings } from './relate-people-to-dwellings.ts';
import { relateRepresentatives } from './relate-representatives.ts';
import { settleByTies } from './settle-by-ties.ts';
import { writeMentions } from './write-mentions.ts';

interface Step {
  run(session: ConnectedSession, query: QueryOptions): Promise<void>;
  /** Kinds whose standardised records it reads: there are none before the kind was first matched. */
  needs: readonly EntityKind[];
}

/** The steps in the order in which they need each other: who owns or represents is found among those who live there. */
const steps: readonly Step[] = [
  { run: writeMentions, needs: [] },
  { run: learnSites, needs: [] },
  { run: findDwellings, needs: [] },
  { run: settleByTies, needs: ['person'] },
  { run: relatePeopleToDwellings, needs: [] },
  { run: writePeopleByNumber, needs: ['person'] },
  { run: relateOwnersAndTenants, needs: ['person'] },
  { run: relateEmployees, needs: ['person', 'legal-entity'] },
  { run: relateCompaniesToPlaces, needs: [] },
  { run: relateRepresentatives, needs: ['person', 'legal-entity'] },
  { run: fillRelations, needs: [] },
];

/** What steps leave for those after them. */
const temporary = [
  'related',
  'place_text',
  'mention',
  'site',
  'unsure',
  'at_dwelling',
  'person_number',
  'person_name',
];

/**
 * Fills `master.relation` from the current records and the entities in `master.member`: one row per piece of evidence.
 * Steps collect them in the temporary table `related`. Takes addresses as `place_text` has read them, and drops it. Leaves the temporary table `left_apart` of `findLeftApart`
 * for figures that count dwellings.
 */
export async function buildRelations(
  session: ConnectedSession,
  { signal, progress }: BuildContext,
): Promise<void> {
  const matched = await matchedKinds(session);
  await session.run('CREATE OR REPLACE TEMP TABLE related AS FROM master.relation LIMIT 0');
  for (const [index, { run, needs }] of steps.entries()) {
    progress('relations', 0.5 + (0.25 * index) / steps.length);
    if (needs.every((kind) => matched.has(kind))) await run(session, { signal });
  }
  for (const table of temporary) await session.run(`DROP TABLE IF EXISTS temp.${table}`);
}

async function matchedKinds(session: ConnectedSession): Promise<Set<EntityKind>> {
  const tables = await session.all<{ name: string }>(
    `SELECT 'link."' || table_name || '"' AS name FROM duckdb_tables() WHERE schema_name = 'link'`,
  );
  const names = new Set(tables.map(({ name }) => name));
  return new Set(EntityKind.options.filter((kind) => names.has(standardisedTable(kind))));
}

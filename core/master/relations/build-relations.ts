import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import type { BuildContext } from '../build-context.ts';
import { findDwellings } from './find-dwellings.ts';
import { learnSites } from './learn-sites.ts';
import { relateCompaniesToPlaces } from './relate-companies-to-places.ts';
import { relateEmployees } from './relate-employees.ts';
import { relateOwnersAndTenants } from './relate-owners-and-tenants.ts';
import { relatePeopleToDwellings } from './relate-people-to-dwellings.ts';
import { relateRepresentatives } from './relate-representatives.ts';
import { writeMentions } from './write-mentions.ts';

/** The steps in the order in which they need each other: who owns or represents is found among those who live there. */
const steps = [
  writeMentions,
  learnSites,
  findDwellings,
  relatePeopleToDwellings,
  relateOwnersAndTenants,
  relateEmployees,
  relateCompaniesToPlaces,
  relateRepresentatives,
];

/** Fills `master.relation` from the current records and the entities in `master.member`: one row per piece of evidence. */
export async function buildRelations(
  session: ConnectedSession,
  { signal, progress }: BuildContext,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    progress('relations', 0.5 + (0.25 * index) / steps.length);
    await step(session, { signal });
  }
  for (const table of ['mention', 'site', 'at_dwelling']) await session.run(`DROP TABLE temp.${table}`);
}

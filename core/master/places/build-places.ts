import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import type { BuildContext } from '../build-context.ts';
import { placeDeclared } from './place-declared.ts';
import { placePoints } from './place-points.ts';
import { placeSites } from './place-sites.ts';
import { writeEntityPlaces } from './write-entity-places.ts';
import { writeLocated } from './write-located.ts';
import { writeRecordPlaces } from './write-record-places.ts';
import { writeSpots } from './write-spots.ts';

const steps = [
  writeLocated,
  placeDeclared,
  placePoints,
  placeSites,
  writeRecordPlaces,
  writeEntityPlaces,
  writeSpots,
];
const temporary = ['located', 'declared_place', 'point_place', 'site_place', 'site_text', 'record_place'];

/** Places every entity, ticket and incident on the grid, from the current records, `master.grid` and `master.member`. */
export async function buildPlaces(session: ConnectedSession, { progress }: BuildContext): Promise<void> {
  progress('places', null);
  for (const step of steps) await step(session);
  for (const table of temporary) await session.run(`DROP TABLE temp.${table}`);
}

import type { MapMeasure } from '../../schemas/api/master/map.ts';
import { requireDataset } from '../ingest/require-dataset.ts';
import { readMapAreas } from '../master/map/read-map-areas.ts';
import { readMeasure } from '../master/map/read-measure.ts';
import { readMonths } from '../master/map/read-months.ts';
import { readPoints } from '../master/map/read-points.ts';
import { readState } from '../master/read-state.ts';
import { readDataDates } from '../monitoring/overview/data-dates.ts';
import { arrowBlob } from './arrow-blob.ts';
import { hub } from './hub.ts';

/** The dataset whose data date a measure carries. */
const datasetOf: Readonly<Record<MapMeasure, string>> = {
  persons: 'population',
  dwellings: 'dwelling',
  'vacant-dwellings': 'dwelling',
  companies: 'legal-entity',
  tickets: 'service-ticket',
  incidents: 'incident',
  hazards: 'incident',
};

const { map: contract } = hub.master;

/** What the map draws and colours, from what master data were last built. */
export const map = contract.router({
  areas: contract.areas.handler(async ({ context: { services }, input }) => ({
    geojson: await readMapAreas(services.warehouse, input),
  })),
  measure: contract.measure.handler(({ context: { services }, input }) =>
    services.warehouse.transaction(async (session) => {
      const { table, denominator } = await readMeasure(session, input);
      const id = datasetOf[input.measure];
      const dates = await readDataDates(session, [requireDataset(id)]);
      const { stale } = await readState(session);
      return { table: arrowBlob(table), dataDate: dates.get(id) ?? null, denominator, stale };
    }),
  ),
  points: contract.points.handler(({ context: { services }, input }) =>
    services.warehouse.transaction(async (session) => {
      const { table, ...counts } = await readPoints(session, input);
      return { table: arrowBlob(table), ...counts };
    }),
  ),
  months: contract.months.handler(({ context: { services }, input }) =>
    readMonths(services.warehouse, input.measure),
  ),
});

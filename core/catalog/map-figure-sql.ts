import { recordTable } from '../../schemas/datasets/index.ts';
import { incident } from '../../schemas/datasets/incident.ts';
import { isVacant } from '../master/map/write-entity-spots.ts';
import { isHazard } from '../master/places/write-spots.ts';

/** Figures that the map has and the overview has not. */
const figures: Readonly<Record<string, { dataset: string; rowsSql: string }>> = {
  hazards: {
    dataset: 'incident',
    rowsSql: `SELECT r.record_id FROM ${recordTable(incident)} r WHERE r.to_version IS NULL AND ${isHazard}`,
  },
  'vacant-dwellings': {
    dataset: 'dwelling',
    rowsSql: `SELECT m.record_id FROM master.member m JOIN master.dwelling e ON e.entity_id = m.entity_id
      WHERE m.kind = 'dwelling' AND ${isVacant}`,
  },
};

/** The rows behind a figure of the map as a condition on `record_id`; undefined when it counts no rows of the dataset. */
export function mapFigureSql(id: string, dataset: string): string | undefined {
  const figure = Object.hasOwn(figures, id) ? figures[id] : undefined;
  return figure?.dataset === dataset ? `record_id IN (${figure.rowsSql})` : undefined;
}

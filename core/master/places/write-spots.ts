import { recordTable } from '../../../schemas/datasets/index.ts';
import { literal } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** A layer of the map whose things are rows. */
interface RowLayer {
  layer: string;
  dataset: string;
  /** SQL of the day of a row, where it has one. */
  day: string;
  keep: string;
  /** Persons have no points. */
  hasPoints: boolean;
  /** Its rows are among those of another layer. */
  isPart?: boolean;
}

/** Rows that matching has put with an entity are counted by it. */
const isUnmatched = (kind: string) =>
  `NOT EXISTS (SELECT 1 FROM master.member m WHERE m.kind = '${kind}' AND m.record_id = r.record_id)`;

/** Incidents (as `r`) are hazards when they say so, or come under headers that do (隐患编号, 隐患类型). */
export const isHazard = `(contains(coalesce(type, ''), '隐患')
  OR r.source_id IN (SELECT source_id FROM ops.source WHERE dataset = 'incident' AND contains(mapping, '隐患')))`;

const layers: readonly RowLayer[] = [
  {
    layer: 'persons',
    dataset: 'population',
    day: 'NULL::DATE',
    keep: `(status IS NULL OR status = '1') AND ${isUnmatched('person')}`, // present: population-status
    hasPoints: false,
  },
  {
    layer: 'dwellings',
    dataset: 'dwelling',
    day: 'NULL::DATE',
    keep: isUnmatched('dwelling'),
    hasPoints: true,
  },
  {
    layer: 'companies',
    dataset: 'legal-entity',
    day: 'NULL::DATE',
    keep: `(status IS NULL OR status NOT IN ('X', 'Q', 'C')) AND ${isUnmatched('legal-entity')}`, // in being: entity-status
    hasPoints: true,
  },
  { layer: 'tickets', dataset: 'service-ticket', day: '"time"::DATE', keep: 'TRUE', hasPoints: true },
  { layer: 'incidents', dataset: 'incident', day: 'occur::DATE', keep: 'TRUE', hasPoints: true },
  {
    layer: 'hazards',
    dataset: 'incident',
    day: 'occur::DATE',
    keep: isHazard,
    hasPoints: true,
    isPart: true,
  },
];

/** A point stands for what lies within some ten metres of it. */
export const pointSql = (column: string) => `round(${column}, 4)`;

/** Where a row lies, over its row `p` of `record_place`. */
function placeSql({ hasPoints }: RowLayer): string {
  const point = (column: string) => (hasPoints ? pointSql(`p.${column}`) : 'NULL::DOUBLE');
  return `coalesce(p.grid, p.division) AS area, coalesce(p.given, p.grid, p.division) AS given,
    ${point('lng')} AS lng, ${point('lat')} AS lat`;
}

function spotsSql(row: RowLayer): string {
  const { layer, dataset, day, keep } = row;
  return `SELECT ${literal(layer)} AS layer, ${placeSql(row)}, date_trunc('month', ${day})::DATE AS month, count(*) AS weight
    FROM ${recordTable({ id: dataset })} r LEFT JOIN record_place p ON p.dataset = ${literal(dataset)} AND p.record_id = r.record_id
    WHERE r.to_version IS NULL AND ${keep} GROUP BY ALL`;
}

/** Every one of the rows, so that figures lead back to them. */
function rowPlacesSql(row: RowLayer): string {
  const { dataset, keep } = row;
  return `SELECT ${literal(dataset)} AS dataset, r.record_id, ${placeSql(row)}
    FROM ${recordTable({ id: dataset })} r JOIN record_place p ON p.dataset = ${literal(dataset)} AND p.record_id = r.record_id
    WHERE r.to_version IS NULL AND ${keep} AND coalesce(p.grid, p.division, p.lng::VARCHAR) IS NOT NULL`;
}

/** Adds the matters, and the rows that matching has not seen, to `master.spot` and `master.row_place`. */
export async function writeSpots(session: Session): Promise<void> {
  for (const layer of layers.filter(({ isPart }) => !isPart))
    await session.run(`INSERT INTO master.row_place BY NAME ${rowPlacesSql(layer)}`);
  for (const layer of layers) await session.run(`INSERT INTO master.spot BY NAME ${spotsSql(layer)}`);
}

import { datasetById, recordTable } from '../../../schemas/datasets/index.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** One way in which the rows of a dataset say where their subject is. */
interface PlaceField {
  dataset: string;
  /** Address, or null where there is only a grid or a point. */
  address: string;
  /** Divisions beside the address, the finest first. */
  divisions: readonly string[];
  /** Of several ways the lowest counts. */
  rank: number;
  /** Whether grid, point and door of the row are those of this address. */
  isOwn: boolean;
  keep?: string;
}

/** Registered addresses say where people live unless the register knows better: match-flag 02 (GB/T 31000). */
const livesThere = `coalesce(match_flag, '') <> '02'`;

/** Where rows say where their subject is. */
export const placeFields: readonly PlaceField[] = [
  {
    dataset: 'population',
    address: 'live_addr',
    divisions: ['village', 'town', 'live_code'],
    rank: 0,
    isOwn: true,
  },
  { dataset: 'social-insurance', address: 'live_addr', divisions: [], rank: 0, isOwn: true },
  {
    dataset: 'population',
    address: 'hukou_addr',
    divisions: ['hukou_code'],
    rank: 1,
    isOwn: false,
    keep: livesThere,
  },
  { dataset: 'dwelling', address: 'address', divisions: ['village', 'town'], rank: 0, isOwn: true },
  { dataset: 'legal-entity', address: 'reg_addr', divisions: ['district'], rank: 0, isOwn: true },
  { dataset: 'legal-entity', address: 'biz_addr', divisions: [], rank: 1, isOwn: false },
  { dataset: 'service-ticket', address: 'addr', divisions: ['area'], rank: 0, isOwn: true },
  { dataset: 'incident', address: 'place', divisions: ['area'], rank: 0, isOwn: true },
];

/** The datasets whose rows are placed, each by itself or as part of its entity. */
export const placedDatasets: ReadonlySet<string> = new Set(placeFields.map(({ dataset }) => dataset));

function locatedSql({ dataset, address, divisions, rank, isOwn, keep = 'TRUE' }: PlaceField): string {
  const keys = new Set(datasetById(dataset)!.fields.map(({ key }) => key));
  const own = (key: string, type: string) => (isOwn && keys.has(key) ? quote(key) : `NULL::${type}`);
  const villageOfGrid = `CASE WHEN regexp_full_match(${own('grid', 'VARCHAR')}, '\\d{15,}') THEN left(${own('grid', 'VARCHAR')}, 12) END`;
  const door = dataset === 'dwelling' ? `nullif(concat_ws('-', building, unit, room), '')` : 'NULL::VARCHAR';
  return `SELECT '${dataset}' AS dataset, record_id, source_id, from_version, ${rank} AS rank,
      ${own('grid', 'VARCHAR')} AS declared, ${own('lng', 'DOUBLE')} AS lng, ${own('lat', 'DOUBLE')} AS lat,
      ${quote(address)} AS address, ${door} AS own_door,
      coalesce(${[villageOfGrid, ...divisions.map(quote)].join(', ')}) AS division
    FROM ${recordTable({ id: dataset })} WHERE to_version IS NULL AND (${keep})`;
}

/**
 * Makes `located(dataset, record_id, source_id, from_version, rank, declared, lng, lat, address, own_door, division, spot)` of
 * everything that says where the subject of a current row is; rows that say the same in words share their `spot`.
 */
export async function writeLocated(session: Session): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE located AS
     SELECT *, CASE WHEN address IS NOT NULL THEN hash(address, coalesce(division, ''), coalesce(own_door, '')) END AS spot
     FROM (${placeFields.map(locatedSql).join(' UNION ALL BY NAME ')})
     WHERE declared IS NOT NULL OR lng IS NOT NULL OR address IS NOT NULL OR division IS NOT NULL`,
  );
}

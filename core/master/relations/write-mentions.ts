import { recordTable } from '../../../schemas/datasets/index.ts';
import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';

/** An address field of a dataset, with the columns beside it that say in which division the place lies, the finest first. */
interface AddressField {
  dataset: string;
  kind: 'person' | 'legal-entity' | 'dwelling';
  address: string;
  /** SQL over the published row `r`. */
  areas: readonly string[];
  /** Whether the record's grid is that of the place. */
  inGrid?: boolean;
  /** SQL of a door that stands in columns of its own. */
  door?: string;
}

/** A grid is numbered within its village: village code and three digits (GB/T 31000). */
const villageOfGrid = `CASE WHEN regexp_full_match(r.grid, '[0-9]{15,}') THEN left(r.grid, 12) END`;
const livesAt = [villageOfGrid, 'r.village', 'r.town', 'r.live_code'];

/** The addresses that relate persons, dwellings and legal entities. */
export const mentionFields: readonly AddressField[] = [
  { dataset: 'population', kind: 'person', address: 'live_addr', areas: livesAt, inGrid: true },
  { dataset: 'population', kind: 'person', address: 'hukou_addr', areas: ['r.hukou_code'] },
  { dataset: 'social-insurance', kind: 'person', address: 'live_addr', areas: [] },
  { dataset: 'legal-entity', kind: 'legal-entity', address: 'reg_addr', areas: ['r.district'] },
  { dataset: 'legal-entity', kind: 'legal-entity', address: 'biz_addr', areas: [] },
  {
    dataset: 'dwelling',
    kind: 'dwelling',
    address: 'address',
    areas: [villageOfGrid, 'r.village', 'r.town'],
    inGrid: true,
    door: `nullif(concat_ws('-', r.building, r.unit, r.room), '')`,
  },
];

function mentionSql({ dataset, kind, address, areas, inGrid = false, door = 'NULL' }: AddressField): string {
  const finest = (digits: number) => {
    const cut = areas.map(
      (area) => `CASE WHEN length(${area}) >= ${digits} THEN left(${area}, ${digits}) END`,
    );
    return areas.length === 0 ? 'NULL' : `coalesce(${cut.join(', ')})`;
  };
  return `SELECT r.record_id, '${kind}' AS kind, m.entity_id, '${address}' AS field, r.${address} AS address,
      ${finest(6)} AS district, ${finest(9)} AS town, ${finest(12)} AS village, ${inGrid ? 'r.grid' : 'NULL'} AS grid, ${door} AS own_door
    FROM ${recordTable({ id: dataset })} r JOIN master.member m ON m.record_id = r.record_id AND m.kind = '${kind}'
    WHERE r.to_version IS NULL AND r.${address} IS NOT NULL`;
}

/**
 * Makes `mention(record_id, kind, entity_id, field, grid, place, door, …)` of every address of a person, dwelling or legal
 * entity, and `site(place, district, town, village, road, estate, mentions)` of what stands before the door: the divisions
 * that the text or the columns beside it name, road with its number, estate or village. Columns beside an address are
 * codes; where the text contradicts them, as an address does that lies in another town than the office which wrote it
 * down, the text holds.
 */
export async function writeMentions(session: Session, query?: QueryOptions): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE plain_mention AS ${mentionFields.map(mentionSql).join(' UNION ALL ')}`,
    [],
    query,
  );
  await session.run(`CREATE OR REPLACE TEMP TABLE mention AS ${placedSql}`, [], query);
  await session.run('DROP TABLE temp.plain_mention');
  await session.run(
    `CREATE OR REPLACE TEMP TABLE site AS
     SELECT place, any_value(district) AS district, any_value(town) AS town, any_value(village) AS village,
       any_value(road) AS road, any_value(estate) AS estate, count(*) AS mentions
     FROM mention GROUP BY place`,
    [],
    query,
  );
}

const placedSql = `
  WITH said AS (
    SELECT m.record_id, m.kind, m.entity_id, m.field, m.grid, coalesce(p.door, m.own_door) AS door, p.road, p.estate,
      coalesce(p.district, left(p.town, 6), m.district) AS district, p.district AS said_district, p.town AS said_town,
      m.town AS given_town, p.village AS said_village, m.village AS given_village
    FROM plain_mention m JOIN place_text p ON p.text = m.address),
  in_town AS (
    SELECT * EXCLUDE (said_district, said_town, given_town), coalesce(said_town,
      CASE WHEN starts_with(given_town, coalesce(said_district, '')) THEN given_town END) AS town FROM said),
  in_village AS (
    SELECT * EXCLUDE (said_village, given_village),
      CASE WHEN starts_with(given_village, coalesce(town, district, '')) THEN given_village ELSE said_village END AS village
    FROM in_town)
  SELECT *, hash(district, town, village, road, estate) AS place FROM in_village`;

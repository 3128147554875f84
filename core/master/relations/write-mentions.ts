import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';
import { writePlaceTexts } from './place-texts.ts';

/** An address field of a dataset, with the columns beside it that say in which division the place lies, the finest first. */
interface AddressField {
  dataset: string;
  kind: 'person' | 'legal-entity' | 'dwelling';
  field: string;
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

const addressFields: readonly AddressField[] = [
  { dataset: 'population', kind: 'person', field: 'live_addr', areas: livesAt, inGrid: true },
  { dataset: 'population', kind: 'person', field: 'hukou_addr', areas: ['r.hukou_code'] },
  { dataset: 'social_insurance', kind: 'person', field: 'live_addr', areas: [] },
  { dataset: 'legal_entity', kind: 'legal-entity', field: 'reg_addr', areas: ['r.district'] },
  { dataset: 'legal_entity', kind: 'legal-entity', field: 'biz_addr', areas: [] },
  {
    dataset: 'dwelling',
    kind: 'dwelling',
    field: 'address',
    areas: [villageOfGrid, 'r.village', 'r.town'],
    inGrid: true,
    door: `nullif(concat_ws('-', r.building, r.unit, r.room), '')`,
  },
];

function mentionSql({ dataset, kind, field, areas, inGrid = false, door = 'NULL' }: AddressField): string {
  const finest = (digits: number) => {
    const cut = areas.map(
      (area) => `CASE WHEN length(${area}) >= ${digits} THEN left(${area}, ${digits}) END`,
    );
    return areas.length === 0 ? 'NULL' : `coalesce(${cut.join(', ')})`;
  };
  return `SELECT r.record_id, '${kind}' AS kind, m.entity_id, '${field}' AS field, r.${field} AS address,
      ${finest(6)} AS district, ${finest(9)} AS town, ${finest(12)} AS village, ${inGrid ? 'r.grid' : 'NULL'} AS grid, ${door} AS own_door
    FROM record.${dataset} r JOIN master.member m ON m.record_id = r.record_id AND m.kind = '${kind}'
    WHERE r.to_version IS NULL AND r.${field} IS NOT NULL`;
}

/**
 * Makes `mention(record_id, kind, entity_id, field, address, grid, district, town, village, road, estate, door)`: every address
 * of a person, dwelling or legal entity, cut into parts, with the divisions that the text or the columns beside it name.
 * Columns beside an address are codes; where the text contradicts them, as a registered address does that lies in another
 * town than the register's office, the text holds.
 */
export async function writeMentions(session: Session, query?: QueryOptions): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE plain_mention AS ${addressFields.map(mentionSql).join(' UNION ALL ')}`,
    [],
    query,
  );
  await writePlaceTexts(session, 'plain_mention', query);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE mention AS
     WITH placed AS (
       SELECT m.* EXCLUDE (district, town, village, own_door), m.district AS given_district, m.town AS given_town,
         m.village AS given_village, p.district AS said_district, p.town AS said_town, p.village AS said_village,
         p.road, p.estate, coalesce(p.door, m.own_door) AS door
       FROM plain_mention m JOIN place_text p ON p.text = m.address),
     towns AS (
       SELECT * EXCLUDE (given_town, said_town, given_district, said_district),
         coalesce(said_district, left(said_town, 6), given_district) AS district,
         coalesce(said_town, CASE WHEN said_district IS NULL OR starts_with(given_town, said_district) THEN given_town END) AS town
       FROM placed)
     SELECT * EXCLUDE (given_village, said_village),
       CASE WHEN starts_with(given_village, coalesce(town, district, '')) THEN given_village ELSE said_village END AS village
     FROM towns`,
    [],
    query,
  );
  for (const table of ['plain_mention', 'place_text']) await session.run(`DROP TABLE temp.${table}`);
}

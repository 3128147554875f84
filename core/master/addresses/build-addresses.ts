import type { Session } from '../../warehouse/warehouse.ts';
import type { BuildContext } from '../build-context.ts';
import { components } from '../../address/components.ts';
import { quote } from '../../warehouse/quote.ts';
import { confirmedAddressesSql, saidAddressesSql } from './address-fields.ts';
import { writeStandardTexts } from './write-standard-texts.ts';

const told = [...components, 'remainder', 'code', 'building_key', 'estate_key', 'road_key']
  .map(quote)
  .join(', ');

/**
 * Fills `master.address`, one row per address of a building, and of what is finer, that current rows
 * give or people have confirmed, and `master.address_mention` with the rows. Takes them from `parsed_address`, which it drops.
 */
export async function buildAddresses(session: Session, { progress }: BuildContext): Promise<void> {
  progress('addresses', null);
  await session.run(`CREATE OR REPLACE TEMP TABLE said_address AS ${saidAddressesSql()}`);
  await session.run(`CREATE OR REPLACE TEMP TABLE confirmed_address AS ${confirmedAddressesSql()}`);
  await writeStandardTexts(session);
  await session.run(
    `INSERT INTO master.address_mention BY NAME
     SELECT address_id, dataset, field, record_id FROM said_address JOIN standard_text USING (text) ORDER BY ALL`,
  );
  await session.run(`INSERT INTO master.address BY NAME ${addressesSql}`);
  for (const table of ['said_address', 'confirmed_address', 'parsed_address', 'standard_text'])
    await session.run(`DROP TABLE temp.${table}`);
}

/** The grid that most rows say; the point in the middle of theirs; who lives where a firm is too is not kept back. */
const addressesSql = `
  WITH said AS (
    SELECT address_id, s.*, department FROM said_address s JOIN standard_text USING (text) JOIN ops.source USING (source_id)),
  counted AS (
    SELECT address_id, count(DISTINCT record_id)::INTEGER AS records, count(DISTINCT department)::INTEGER AS departments,
      bool_and(is_home) AS is_home, median(lng) AS lng, median(lat) AS lat
    FROM said GROUP BY address_id),
  vote AS (SELECT address_id, grid, count(*) AS n FROM said WHERE grid IS NOT NULL GROUP BY ALL),
  placed AS (SELECT address_id, arg_max(grid, (n, grid)) AS grid, max(n) / sum(n) AS grid_share FROM vote GROUP BY address_id),
  confirmed AS (
    SELECT address_id, max(confirmation_id) AS confirmation_id, bool_and(is_home) AS is_home
    FROM confirmed_address JOIN standard_text USING (text) GROUP BY address_id),
  address AS (
    SELECT address_id, any_value(standard) AS normal, min(text) FILTER (normal = standard) AS text FROM standard_text GROUP BY address_id)
  SELECT address_id, a.normal, ${told}, grid, grid_share, lng, lat, coalesce(records, 0) AS records,
    coalesce(departments, 0) AS departments, coalesce(n.is_home, c.is_home) AS is_home,
    confirmation_id IS NOT NULL AS confirmed, confirmation_id
  FROM address a JOIN parsed_address p USING (text)
    LEFT JOIN counted n USING (address_id) LEFT JOIN placed USING (address_id) LEFT JOIN confirmed c USING (address_id)
  ORDER BY address_id`;

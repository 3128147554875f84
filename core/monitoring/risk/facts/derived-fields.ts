import { isHazard } from '../../../master/places/write-spots.ts';
import { ageSql } from '../../overview/age.ts';
import { disputeFieldSql } from '../brief/dispute-field-sql.ts';
import { literal, quote } from '../../../warehouse/quote.ts';

/** SQL over a row `r` of something that the hub itself knows, and what must be joined to the row for it. */
export interface DerivedField {
  sql: string;
  join?: string;
}

/** Sole traders count as persons (DOMAIN §1): kind 03, and codes that begin with 92 (GB 32100). */
const isCompany = `coalesce(type, '') <> '03' AND NOT starts_with(coalesce(uscc, ''), '92')`;

/** The legal entity of a row by its credit code, else by a name that only one bears; never a sole trader. */
function company(name: string): DerivedField {
  return {
    sql: 'coalesce(by_code.company, by_name.company)',
    join: `LEFT JOIN (SELECT uscc AS code, min(entity_id) AS company FROM master.legal_entity
        WHERE uscc IS NOT NULL AND ${isCompany} GROUP BY uscc) by_code ON by_code.code = r.uscc
      LEFT JOIN (SELECT name AS known_name, min(entity_id) AS company FROM master.legal_entity
        WHERE name IS NOT NULL AND ${isCompany} GROUP BY name HAVING count(*) = 1) by_name
        ON by_name.known_name = CASE WHEN by_code.company IS NULL THEN r.${quote(name)} END`, // one key: else every pair is looked at
  };
}

/** An address that goes as far as a door, or a house of a village, is somebody's home: it is not looked at. */
const doorPattern = '室|单元|幢|栋|座|号楼|#|组[0-9]+号|村.*[0-9]+号|[0-9]-[0-9]|弄[0-9]+号';
const publicPlace = (address: string): DerivedField => ({
  sql: `CASE WHEN NOT regexp_matches(r.${quote(address)}, ${literal(doorPattern)}) THEN r.${quote(address)} END`,
});

const isDispute = `(NOT ${isHazard} AND (regexp_matches(coalesce(r."type", ''), '纠纷|矛盾|信访|涉诉|涉访')
  OR r.source_id IN (SELECT source_id FROM ops.source WHERE dataset = 'incident' AND contains(mapping, '纠纷'))))`;

const living = `SELECT DISTINCT from_id AS person, to_id AS dwelling FROM master.relation
  WHERE relation = 'lives-in' AND until IS NULL AND to_kind = 'dwelling'`;
const residents = `LEFT JOIN (SELECT dwelling, count(*) AS n FROM (${living}) GROUP BY dwelling) home ON home.dwelling = r.entity_id`;

const vacant = `CASE WHEN EXISTS (SELECT 1 FROM master.unlinked_count WHERE figure = 'dwellings-without-people')
  THEN r.entity_id IN (SELECT entity_id FROM master.unlinked WHERE figure = 'dwellings-without-people') END`;

/**
 * What the hub knows of the rows of a dataset beside their fields, by the keys of schemas/indicators/measured-fields.ts.
 *
 * @param asOf the day that ages are counted at; null: not known
 */
export function derivedFields(dataset: string, asOf: string | null): Readonly<Record<string, DerivedField>> {
  switch (dataset) {
    case 'incident':
      return {
        // Settled without a date: since when is not known, so that it was never seen open.
        closed: { sql: 'coalesce(r.done, CASE WHEN r.result THEN coalesce(r.registered, r.occur) END)' },
        company: company('units'),
        public_place: publicPlace('place'),
        is_hazard: { sql: isHazard },
        is_dispute: { sql: isDispute },
        dispute_field: { sql: disputeFieldSql('r') },
      };
    case 'service-ticket':
      return {
        closed: { sql: `coalesce(r.done, CASE WHEN r.status IN ('03', '06') THEN r."time" END)` }, // closed, void: ticket-status
        company: company('subject'),
        public_place: publicPlace('addr'),
      };
    case 'social-insurance':
      return { company: company('employer') };
    case 'credit-record':
    case 'inspection':
      return { company: company('name') };
    case 'monitoring-reading':
      return { exceeds: { sql: 'r."value" > r.limit_value' } };
    case 'master:person':
      return {
        age: { sql: asOf ? ageSql('r.birth', `DATE ${literal(asOf)}`) : 'NULL::INTEGER' },
        lives_alone: {
          sql: 'home.alone',
          join: `LEFT JOIN (SELECT person, max(n) = 1 AS alone FROM (${living}) JOIN
            (SELECT dwelling, count(*) AS n FROM (${living}) GROUP BY dwelling) USING (dwelling) GROUP BY person) home
            ON home.person = r.entity_id`,
        },
      };
    case 'master:dwelling':
      return {
        residents: { sql: 'home.n', join: residents },
        area_per_resident: { sql: 'r."area" / home.n', join: residents },
        is_vacant: { sql: vacant },
      };
    default:
      return {};
  }
}

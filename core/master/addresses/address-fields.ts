import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import { literal } from '../../warehouse/quote.ts';

/** A field whose values may become standard addresses. Those of persons may not: they repeat, in worse spelling, those of dwellings. */
export interface AddressField {
  dataset: string;
  field: string;
  /** Whose place is that of the address; null where the row is placed by its own grid alone. */
  kind: EntityKind | null;
  /** Column of the grid that the row itself names for this address. */
  grid: string | null;
  /** People live there: below the building the address is masked. */
  isHome: boolean;
  /** SQL of the whole address over a row `r`. */
  text: string;
}

/** Building, unit and room stand in columns of their own where the address does not name them; a village's house says group and number there. */
const dwellingText = `r.address || CASE
  WHEN r.building IS NULL OR regexp_matches(r.address, '[0-9A-Z](幢|栋|号楼|#|室)|[0-9]-[0-9]|组[0-9]+号?$') THEN ''
  ELSE ${withEnding('r.building', '幢')} || ${withEnding('r.unit', '单元')} || ${withEnding('r.room', '室')} END`;

function withEnding(column: string, ending: string): string {
  return `coalesce(${column} || CASE WHEN regexp_matches(${column}, '[0-9A-Za-z]$') THEN '${ending}' ELSE '' END, '')`;
}

export const addressFields: readonly AddressField[] = [
  { dataset: 'dwelling', field: 'address', kind: 'dwelling', grid: 'grid', isHome: true, text: dwellingText },
  { dataset: 'grid', field: 'std_addr', kind: null, grid: 'grid_code', isHome: false, text: 'r.std_addr' },
  {
    dataset: 'legal-entity',
    field: 'reg_addr',
    kind: 'legal-entity',
    grid: 'grid',
    isHome: false,
    text: 'r.reg_addr',
  },
  { dataset: 'legal-entity', field: 'biz_addr', kind: null, grid: null, isHome: false, text: 'r.biz_addr' },
];

/** Query of `dataset, field, record_id, source_id, text, is_home, grid, lng, lat`: every address of current rows. */
export function saidAddressesSql(): string {
  return addressFields
    .map(
      ({ dataset, field, kind, grid, isHome, text }) =>
        `SELECT ${literal(dataset)} AS dataset, ${literal(field)} AS field, r.record_id, r.source_id, ${text} AS text,
          ${isHome} AS is_home, coalesce(p.grid, ${grid === null ? 'NULL' : `r.${grid}`}) AS grid, p.lng, p.lat
        FROM ${recordTable({ id: dataset })} r LEFT JOIN (
          SELECT m.record_id, CASE WHEN p.method <> 'village' THEN p.grid END AS grid, p.lng, p.lat
          FROM master.member m JOIN master.place p USING (kind, entity_id)
          WHERE m.dataset = ${literal(dataset)} AND kind = ${kind === null ? 'NULL' : literal(kind)}) p USING (record_id)
        WHERE r.to_version IS NULL AND r.${field} IS NOT NULL`,
    )
    .join(' UNION ALL ');
}

/** Query of `text`: every address that is or may become a standard one. */
export function addressTextsSql(): string {
  const said = addressFields.map(
    ({ dataset, field, text }) =>
      `SELECT ${text} AS text FROM ${recordTable({ id: dataset })} r WHERE r.to_version IS NULL AND r.${field} IS NOT NULL`,
  );
  return [...said, `SELECT text FROM (${confirmedAddressesSql()})`].join(' UNION ');
}

/**
 * Query of `confirmation_id, text, is_home`: the standing confirmations with the address as the row gave it when it was confirmed,
 * whatever the row says now and whether it is still there.
 */
export function confirmedAddressesSql(): string {
  return addressFields
    .map(
      ({ dataset, field, isHome, text }) =>
        `SELECT c.confirmation_id, ${text} AS text, ${isHome} AS is_home
        FROM master.address_confirmation c JOIN ${recordTable({ id: dataset })} r
          ON r.source_id = c.source_id AND r.source_key = c.source_key
            AND r.from_version <= c.data_version AND (r.to_version IS NULL OR r.to_version > c.data_version)
        WHERE c.dataset = ${literal(dataset)} AND c.field = ${literal(field)} AND c.withdrawn_version IS NULL AND r.${field} IS NOT NULL`,
    )
    .join(' UNION ALL ');
}

import { recordTable } from '../../../../schemas/datasets/index.ts';
import { goldenKinds } from '../../../../schemas/master/index.ts';
import { gridParentsSql, levelCodeSql } from '../../../master/map/area-chain.ts';
import { literal, quote } from '../../../warehouse/quote.ts';
import { derivedFields } from './derived-fields.ts';

/** Where the rows of a dataset stand, as `r`, and the SQL of each row's id, source and area. */
interface RowSource {
  from: string;
  id: string;
  source: string;
  area: string;
  keep: string;
  /** A derived field without which the area is not known. */
  needs?: string;
}

function rowsOf(dataset: string): Omit<RowSource, 'area'> {
  return {
    from: `${recordTable({ id: dataset })} r`,
    id: 'r.record_id',
    source: 'r.source_id',
    keep: 'r.to_version IS NULL',
  };
}

/** Matters lie where master data placed them, else where their own grid or division says. */
function placedRows(dataset: string): RowSource {
  const { from, ...row } = rowsOf(dataset);
  return {
    ...row,
    from: `${from} LEFT JOIN (SELECT record_id, area FROM master.row_place WHERE dataset = ${literal(dataset)}) p
      ON p.record_id = r.record_id`,
    area: `coalesce(p.area, CASE WHEN length(r.grid) > 12 THEN r.grid END, r."area")`,
  };
}

/** What is said of a legal entity lies where that is. */
function companyRows(dataset: string, own: string): RowSource {
  const { from, ...row } = rowsOf(dataset);
  return {
    ...row,
    from: `${from} LEFT JOIN (SELECT m.record_id, any_value(p.grid) AS area FROM master.member m
        JOIN master.place p ON p.kind = m.kind AND p.entity_id = m.entity_id
        WHERE m.kind = 'legal-entity' AND m.dataset = ${literal(dataset)} GROUP BY m.record_id) p ON p.record_id = r.record_id`,
    area: `coalesce(p.area, ${own})`,
  };
}

/** Insured people are counted by their employer, so that they lie where it is. */
const insuredRows: RowSource = {
  ...rowsOf('social-insurance'),
  area: `(SELECT any_value(p.grid) FROM master.place p WHERE p.kind = 'legal-entity'
    AND p.entity_id = coalesce(by_code.company, by_name.company))`,
  needs: 'company',
};

/** Entities that their own dataset knows; what else speaks of them makes none. */
function entityRows(kind: keyof typeof goldenKinds): RowSource {
  const { table, dataset } = goldenKinds[kind];
  return {
    from: `master.${table} r LEFT JOIN (SELECT entity_id AS placed, any_value(grid) AS area FROM master.place
      WHERE kind = ${literal(kind)} GROUP BY entity_id) p ON p.placed = r.entity_id`,
    id: 'r.entity_id',
    source: '0',
    area: 'p.area',
    keep: `r.entity_id IN (SELECT entity_id FROM master.member WHERE kind = ${literal(kind)} AND dataset = ${literal(dataset)})`,
  };
}

const batchesSql = `SELECT b.source_id, d.received_at::DATE AS received, b.delivered, b.quarantined, s.department, b.dataset
  FROM ops.batch b JOIN ops.delivery d USING (delivery_id) JOIN ops.source s USING (source_id) WHERE b.state = 'published'`;

/** What is known of the hub's own intake belongs to no area. */
const hubRows = (from: string): RowSource => ({
  from,
  id: 'NULL::BIGINT',
  source: '0',
  area: 'NULL::VARCHAR',
  keep: 'TRUE',
});

const sources: Readonly<Record<string, RowSource>> = {
  incident: placedRows('incident'),
  'service-ticket': placedRows('service-ticket'),
  inspection: companyRows('inspection', 'r."area"'),
  'credit-record': companyRows('credit-record', 'NULL'),
  'organisation-check': companyRows('organisation-check', 'NULL'),
  'social-insurance': insuredRows,
  'satisfaction-survey': { ...rowsOf('satisfaction-survey'), area: 'r."area"' },
  'monitoring-reading': { ...rowsOf('monitoring-reading'), area: 'r."area"' },
  'master:person': entityRows('person'),
  'master:dwelling': entityRows('dwelling'),
  'master:legal-entity': entityRows('legal-entity'),
  'hub:delivery': hubRows('mart.risk_delivery r'),
  'hub:batch': hubRows(`(${batchesSql}) r`),
};

/**
 * Query of the rows of a measured dataset: `risk_id` (of the record or entity; null for the hub's own), `risk_source`,
 * `risk_grid`, `risk_village`, `risk_town`, and the given fields by their keys.
 *
 * @param asOf the day that ages are counted at
 */
export function measuredRowsSql(
  dataset: string,
  fields: ReadonlySet<string>,
  { asOf }: { asOf: string | null },
): string {
  const source = sources[dataset]!;
  const derived = derivedFields(dataset, asOf);
  const used = [...new Set([...fields, ...(source.needs ? [source.needs] : [])])].sort();
  const joins = new Set(used.flatMap((field) => derived[field]?.join ?? []));
  const columns = used.map((field) => `${derived[field]?.sql ?? `r.${quote(field)}`} AS ${quote(field)}`);
  const rows = [
    `${source.id} AS risk_id`,
    `${source.source} AS risk_source`,
    `${source.area} AS risk_area`,
    ...columns,
  ];
  return `SELECT q.* EXCLUDE (risk_area), ${levelCodeSql('grid', 'q.risk_area', 'parent')} AS risk_grid,
      ${levelCodeSql('village', 'q.risk_area', 'parent')} AS risk_village, ${levelCodeSql('town', 'q.risk_area', 'parent')} AS risk_town
    FROM (SELECT ${rows.join(', ')} FROM ${source.from} ${[...joins].join(' ')} WHERE ${source.keep}) q
    LEFT JOIN (${gridParentsSql}) parent ON parent.code = q.risk_area`;
}

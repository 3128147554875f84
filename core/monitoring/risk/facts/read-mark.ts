import { recordTable } from '../../../../schemas/datasets/index.ts';
import { goldenKinds } from '../../../../schemas/master/index.ts';
import { literal, quote } from '../../../warehouse/quote.ts';
import type { Session } from '../../../warehouse/warehouse.ts';

type EntityKind = keyof typeof goldenKinds;

const places = (kind: EntityKind) => `SELECT entity_id, grid FROM master.place WHERE kind = ${literal(kind)}`;
const members = (kind: EntityKind, dataset: string) =>
  `SELECT entity_id, record_id FROM master.member WHERE kind = ${literal(kind)} AND dataset = ${literal(dataset)}`;
const companies = 'SELECT entity_id, uscc, name, "type" FROM master.legal_entity';
const residents = `SELECT from_id, to_id FROM master.relation WHERE relation = 'lives-in' AND until IS NULL AND to_kind = 'dwelling'`;
const vacant = `SELECT entity_id FROM master.unlinked WHERE figure = 'dwellings-without-people'`;
const grids = 'SELECT code, village, town, from_date FROM master.grid';
/** What headers a source has tells what its rows are; fields that a release added are filled into rows that stand. */
const sources = `SELECT source_id::VARCHAR, mapping FROM ops.source UNION ALL SELECT dataset, field FROM ops.known_field`;
const deliveries = 'SELECT * FROM mart.risk_delivery';
const batches = `SELECT batch_id, source_id, quarantined, delivered FROM ops.batch WHERE state = 'published'`;

/** A row of a record table never changes: it is ended, and another one takes its place. */
const rows = (dataset: string) =>
  `SELECT record_id FROM ${recordTable({ id: dataset })} WHERE to_version IS NULL`;
const placed = (dataset: string) =>
  `SELECT record_id, area FROM master.row_place WHERE dataset = ${literal(dataset)}`;

function entityInputs(kind: EntityKind, fields: ReadonlySet<string>): string[] {
  const { table, dataset, fields: golden } = goldenKinds[kind];
  const used = golden.flatMap(({ field }) => (fields.has(field) ? [quote(field)] : []));
  const needed = { person: ['birth'], dwelling: ['"area"'], 'legal-entity': [] }[kind];
  const columns = [...new Set(['entity_id', ...used, ...needed])];
  return [
    `SELECT ${columns.join(', ')} FROM master.${table}`,
    places(kind),
    members(kind, dataset),
    ...(kind === 'legal-entity' ? [] : [residents, vacant]),
  ];
}

/** Queries of all that the rows of a dataset, and where they lie, are computed from. */
function inputsOf(dataset: string, fields: ReadonlySet<string>): string[] {
  switch (dataset) {
    case 'incident':
    case 'service-ticket':
      return [rows(dataset), placed(dataset), companies];
    case 'inspection':
    case 'credit-record':
    case 'organisation-check':
      return [rows(dataset), members('legal-entity', dataset), places('legal-entity'), companies];
    case 'social-insurance':
      return [rows(dataset), places('legal-entity'), companies];
    case 'master:person':
      return entityInputs('person', fields);
    case 'master:dwelling':
      return entityInputs('dwelling', fields);
    case 'master:legal-entity':
      return entityInputs('legal-entity', fields);
    case 'hub:delivery':
      return [deliveries];
    case 'hub:batch':
      return [batches];
    default:
      return [rows(dataset)];
  }
}

/**
 * A text that changes with anything that the rows of a dataset are computed from, in a small part of the time that computing them
 * takes.
 *
 * @param fields those that indicators ask of it
 * @param asOf how far its data reach
 */
export async function readMark(
  session: Session,
  dataset: string,
  fields: ReadonlySet<string>,
  asOf: string | null,
): Promise<string> {
  const inputs = [...inputsOf(dataset, fields), grids, sources];
  const marks = inputs.map(
    (input, at) =>
      `SELECT ${at} AS at_input, count(*)::VARCHAR || '-' || coalesce(bit_xor(hash(i)), 0)::VARCHAR AS mark FROM (${input}) i`,
  );
  const [row] = await session.all<{ mark: string }>(
    `SELECT string_agg(mark, ' ' ORDER BY at_input) AS mark FROM (${marks.join(' UNION ALL ')})`,
  );
  return `${asOf} ${row!.mark}`;
}

import type { RowFilter } from '../../../../schemas/api/rows.ts';
import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import { HubError } from '../../../base/hub-error.ts';
import { literal } from '../../../warehouse/quote.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { deliveredDataset } from '../coverage/part-spans.ts';
import { publishedStore } from '../facts/risk-store.ts';
import { measuredRowsSql } from '../facts/measured-rows.ts';
import { fieldsOf, type Part, partKey, partsOf } from '../facts/part.ts';
import { partRowsSql } from '../facts/part-rows.ts';
import { readIndicator } from '../indicators/read-indicators.ts';
import { levelOf } from './read-areas.ts';
import { spanOf } from './period.ts';
import { type Slice, sliceSql } from './slice.ts';

interface BehindQuery {
  indicator: Indicator;
  area: string;
  period: string;
  part: 'numerator' | 'denominator';
  slice: Slice;
}

/** Which rows a figure counts, as values of the filter `risk_figure`; null where they are not listed: persons, residents, the hub's own intake. */
export function rowsBehind({
  indicator,
  area,
  period,
  part,
  slice: { kind, department },
}: BehindQuery): { dataset: string; filters: RowFilter[] } | null {
  const measured = partOf(indicator, part);
  if (!measured) return null;
  const dataset = deliveredDataset(measured.measure.dataset);
  if (dataset === undefined) return null;
  const values = [indicator.id, indicator.version, part, area, period, kind ?? '', department ?? ''];
  return { dataset, filters: [{ field: 'risk_figure', operator: 'equals', values }] };
}

/** The part of an indicator whose rows may be listed. */
function partOf(indicator: Indicator, part: string): Part | null {
  const { numerator, denominator } = partsOf(indicator);
  const found = part === 'denominator' ? denominator : numerator;
  if (indicator.countsPersons || found === null || found === 'residents') return null;
  return deliveredDataset(found.measure.dataset) === undefined ? null : found;
}

/**
 * A condition on `record_id` that keeps exactly the rows which a figure of the last build counts; of an entity its newest row in its
 * own dataset.
 *
 * @param values indicator, version, part, area, period or its first and last day with a slash between, kind or '', department or ''
 * @throws HubError BAD_INPUT for values that name no figure of the dataset
 */
export async function riskFigureSql(
  session: Session,
  dataset: string,
  values: readonly (string | number)[] = [],
): Promise<string> {
  const [id, version, name, area, period = '', kind = '', department = ''] = values.map(String);
  const indicator = await readIndicator(session, id ?? '', Number(version));
  const part = indicator && partOf(indicator, name ?? '');
  const isPeriod = /^\d{4}-\d{2}(-\d{2}(\/\d{4}-\d{2}-\d{2})?)?$/.test(period);
  if (!part || !isPeriod || deliveredDataset(part.measure.dataset) !== dataset)
    throw new HubError('BAD_INPUT', { detail: `risk_figure ${values.join(' ')}` });
  const counted = await countedRowsSql(session, part);
  const conditions = [
    periodSql(part, period),
    areaSql(area!),
    sliceSql(part, { kind: kind || null, department: department || null }),
  ];
  const ids = `SELECT risk_id FROM (${counted}) WHERE ${conditions.join(' AND ')}`;
  return `record_id IN (${recordsSql(part, dataset, ids)})`;
}

/** Records of what is counted; an entity is told by one. */
function recordsSql({ measure }: Part, dataset: string, ids: string): string {
  if (!measure.dataset.startsWith('master:')) return ids;
  const kind = measure.dataset.slice('master:'.length);
  return `SELECT max(record_id) FROM master.member WHERE kind = ${literal(kind)} AND dataset = ${literal(dataset)}
    AND entity_id IN (${ids}) GROUP BY entity_id`;
}

/** Rows of a part as it was last filled. */
async function countedRowsSql(session: Session, part: Part): Promise<string> {
  const [filled] = await session.all<{ sources: string; as_of: string | null }>(
    `SELECT sources, as_of FROM ${publishedStore.part} WHERE key = $key`,
    { key: partKey(part) },
  );
  const asOf = filled?.as_of ?? null;
  const fields = new Set([...fieldsOf(part), ...part.said]);
  return partRowsSql(part, {
    rows: measuredRowsSql(part.measure.dataset, fields, { asOf }),
    place: 'risk_grid, risk_village, risk_town',
    sources: filled ? (JSON.parse(filled.sources) as { said: number[] }).said : [],
    asOf,
  });
}

function periodSql({ time }: Part, period: string): string {
  const [begin, end] = [period.slice(0, 10), period.slice(-10)];
  const [from, to] = [`DATE ${literal(spanOf(begin).first)}`, `DATE ${literal(spanOf(end).last)}`];
  if (time === 'state') return 'TRUE';
  if (time === 'flow') return `"day" BETWEEN ${from} AND ${to}`;
  return `"day" <= ${to} AND ("until" IS NULL OR "until" > ${to})`;
}

function areaSql(area: string): string {
  const level = levelOf(area);
  return level === 'city' ? 'TRUE' : `risk_${level} = ${literal(area)}`;
}

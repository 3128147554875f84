import type { Measure } from '../../../../schemas/indicators/measure.ts';
import { quote } from '../../../warehouse/quote.ts';
import { conditionSql } from './condition-sql.ts';
import type { Part } from './part.ts';

interface PartRowsContext {
  /** SQL of the dataset's rows: a table or a query of `measuredRowsSql`. */
  rows: string;
  /** The columns that say where a row lies. */
  place: string;
  /** Sources that say what the part asks. */
  sources: readonly number[];
  /** How far the data reach: what is not over by then is not overdue. */
  asOf: string | null;
}

const day = (field: string) => `${quote(field)}::DATE`;

/**
 * Query of the rows that a part counts: `risk_id`, `risk_source`, where they lie, `day` from which they count (null: now),
 * `until` which (null: still), `kind`, `department`, `item` (where distinct ones are counted) and `weight`.
 */
export function partRowsSql(part: Part, { rows, place, sources, asOf }: PartRowsContext): string {
  const { measure, kind, department } = part;
  const conditions = [
    `risk_source IN (${sources.join(', ') || 'NULL'})`,
    ...measure.where.map(conditionSql),
    ...valueConditions(measure),
    ...timeConditions(part, asOf),
    ...repeatConditions(measure),
  ];
  const key = (field: string | null) => (field === null ? 'NULL::VARCHAR' : `${quote(field)}::VARCHAR`);
  return `SELECT risk_id, risk_source, ${place}, ${daySql(part)} AS "day", ${untilSql(part)} AS "until",
      ${key(kind)} AS kind, ${key(department)} AS department, ${itemSql(measure)} AS item, ${weightSql(measure)} AS weight
    FROM (${rows}) WHERE ${conditions.join(' AND ')} ${repeatsSql(measure)}`;
}

function daySql({ measure: { at, overdueSince }, time }: Part): string {
  if (time === 'state' || at === undefined) return 'NULL::DATE';
  if (time === 'stock' && overdueSince)
    return `greatest(${day(at)}, (${day(overdueSince.field)} + ${overdueSince.days} + 1)::DATE)`;
  return day(at);
}

function untilSql({ measure: { until }, time }: Part): string {
  return time === 'stock' && until !== undefined ? day(until) : 'NULL::DATE';
}

function timeConditions(part: Part, asOf: string | null): string[] {
  const { measure, time } = part;
  const { at, until, overdueSince } = measure;
  if (time === 'state' || at === undefined) return [];
  const conditions = [`${quote(at)} IS NOT NULL`];
  if (overdueSince) conditions.push(`${quote(overdueSince.field)} IS NOT NULL`);
  if (time === 'stock') conditions.push(`coalesce(${untilSql(part)} > ${daySql(part)}, TRUE)`);
  else if (overdueSince) {
    const end = asOf === null ? 'NULL::DATE' : `DATE '${asOf}' + 1`;
    const ended = until === undefined ? end : `coalesce(${day(until)}, ${end})`;
    conditions.push(`${ended} > ${day(overdueSince.field)} + ${overdueSince.days}`);
  }
  return conditions;
}

/** A sole trader counts as a person: by credit codes they are never told apart (GB 32100: 92). */
const noTraders = (fields: readonly string[]) =>
  fields.includes('uscc') ? [`NOT starts_with("uscc", '92')`] : [];

function valueConditions({ value }: Measure): string[] {
  switch (value.of) {
    case 'rows':
      return [];
    case 'distinct':
      return [`${quote(value.field)} IS NOT NULL`, ...noTraders([value.field])];
    case 'sum':
      return [`${quote(value.field)} IS NOT NULL`];
    case 'days':
      return [`${quote(value.from)} IS NOT NULL`, `${quote(value.to)} IS NOT NULL`];
  }
}

function repeatConditions({ repeats }: Measure): string[] {
  if (!repeats) return [];
  return [...repeats.by.map((field) => `${quote(field)} IS NOT NULL`), ...noTraders(repeats.by)];
}

/** Keeps rows after another one of the same values. */
function repeatsSql({ repeats, at }: Measure): string {
  if (!repeats || at === undefined) return '';
  const before = `lag(${day(at)}) OVER (PARTITION BY ${repeats.by.map(quote).join(', ')} ORDER BY ${quote(at)}, risk_id)`;
  return `QUALIFY ${day(at)} - ${before} <= ${repeats.days}`;
}

function itemSql({ value }: Measure): string {
  return value.of === 'distinct' ? `hash(${quote(value.field)})` : 'NULL::UBIGINT';
}

function weightSql({ value }: Measure): string {
  if (value.of === 'sum') return `${quote(value.field)}::DOUBLE`;
  if (value.of === 'days') return `greatest(0, ${day(value.to)} - ${day(value.from)})::DOUBLE`;
  return '1::DOUBLE';
}

import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import type { Dataset, Field, Rule } from '../../../schemas/datasets/dataset.ts';
import { quote } from '../../warehouse/quote.ts';
import {
  issueColumn,
  normalisedRowsSql,
  warehouseType,
  type DeliveredField,
  type NormaliseContext,
} from '../normalise/index.ts';
import { ruleSql } from '../validate/index.ts';
import { cellOf } from './landing.ts';
import { filledCell, filledIssue } from './survey-rows.ts';

/** What the rows of one batch are made from. */
export interface BatchReading {
  batchId: number;
  /**
   * Where the delivered rows are read: the landing, or, in the transaction that lands them, the file they come
   * from, because DuckDB scans uncommitted rows on one thread and takes them for none when it plans a join.
   */
  rows: string;
  sourceId: number;
  firstRecordId: number;
  dataset: Dataset;
  columns: readonly ColumnMapping[];
  context: NormaliseContext;
  /** Positions of the columns whose cells `rows` has with 同上 filled down beside the delivered ones. */
  filledDown?: ReadonlySet<number>;
}

/** Issue code of a row with another number of cells than the header. */
export const wrongLength = 'wrong-cell-count';

/** How a row's issues are written down: `field:code` separated by spaces, NULL when there are none. */
export const issueSeparator = ' ';

const ruleOf = (at: number) => quote(`rule ${at}!`);

/**
 * The rows of a batch that can be published, in one pass over its landing: `record_id, source_id, source_key,
 * batch_id, row_number, issues` and the dataset's fields, typed.
 */
export function publishableRowsSql(reading: BatchReading): string {
  const { dataset, batchId, sourceId, firstRecordId } = reading;
  const fields = dataset.fields.map((field) => `${valueSql(reading, field)} AS ${quote(field.key)}`);
  const noData = `SELECT row_number FROM quarantine.row WHERE batch_id = ${batchId} AND kind <> 'quarantined'`;
  return `SELECT ${firstRecordId} + row_number - 1 AS record_id, ${sourceId} AS source_id,
      ${sourceKeySql(reading)} AS source_key, ${batchId} AS batch_id, row_number,
      ${issuesSql(reading)} AS issues, ${fields.join(', ')}
    FROM (${judgedSql(reading, `row_number NOT IN (${noData})`)})
    WHERE NOT (${unusableSql(reading)})`;
}

/** `row_number, issues` of all the rows that are read, publishable or not. */
export function judgedIssuesSql(reading: BatchReading): string {
  return `SELECT row_number,
      CASE WHEN cells <> ${reading.columns.length} THEN ':${wrongLength}' ELSE ${issuesSql(reading)} END AS issues
    FROM (${judgedSql(reading, 'true')})`;
}

/** Rules that can speak about this batch: a doubt about fields that were not delivered would fill the report with noise. */
function rulesOf({ dataset, columns }: BatchReading): Rule[] {
  const delivered = new Set(columns.map(({ field }) => field));
  return dataset.rules.filter(
    ({ severity, fields }) => severity === 'row' || fields.every((key) => delivered.has(key)),
  );
}

/** Typed values, what normalising found in them, and a column for each rule: true when it is violated. */
function judgedSql(reading: BatchReading, condition: string): string {
  const { rows, dataset, context } = reading;
  const delivered = deliveredFields(reading);
  const filled = reading.columns.filter(({ index }) => reading.filledDown?.has(index));
  const typed = normalisedRowsSql({
    from: `${rows} WHERE ${condition}`,
    keep: ['row_number', 'cells', ...filled.map(filledIssue)],
    fields: delivered,
    context,
  });
  const missing = dataset.fields
    .filter((field) => !delivered.some((one) => one.field === field))
    .map(({ key, type }) => `NULL::${warehouseType(type)} AS ${quote(key)}`);
  const rules = rulesOf(reading).map(
    (rule, at) => `coalesce(${ruleSql(rule, context)}, false) AS ${ruleOf(at)}`,
  );
  const issues = filled.map((column) => {
    const issue = issueColumn(column.field!);
    return `coalesce(${issue}, ${filledIssue(column)}) AS ${issue}`;
  });
  const all = issues.length === 0 ? '*' : `* REPLACE (${issues.join(', ')})`;
  return `SELECT ${['*', ...rules].join(', ')} FROM (SELECT ${[all, ...missing].join(', ')} FROM (${typed}))`;
}

/** The fields that have a column; a latitude without one may stand in the longitude's (经纬度). */
function deliveredFields(reading: BatchReading): DeliveredField[] {
  const longitude = reading.dataset.fields.find(({ type }) => type === 'longitude');
  const both = longitude && columnOf(reading, longitude);
  return reading.dataset.fields.flatMap((field) => {
    const column = columnOf(reading, field);
    if (column) return [{ field, raw: readCell(reading, column), header: column.header }];
    return field.type === 'latitude' && both
      ? [{ field, raw: readCell(reading, both), header: both.header, isShared: true }]
      : [];
  });
}

function readCell({ filledDown }: BatchReading, column: ColumnMapping): string {
  return filledDown?.has(column.index) ? filledCell(column) : cellOf(column);
}

function columnOf({ columns }: BatchReading, field: Field): ColumnMapping | undefined {
  return columns.find(({ field: key }) => key === field.key);
}

/** A value that a rule of severity `field` finds unusable is not published. */
function valueSql(reading: BatchReading, field: Field): string {
  const refuting = rulesOf(reading).flatMap((rule, at) =>
    rule.severity === 'field' && rule.fields[0] === field.key ? [ruleOf(at)] : [],
  );
  const value = quote(field.key);
  return refuting.length === 0 ? value : `CASE WHEN ${refuting.join(' OR ')} THEN NULL ELSE ${value} END`;
}

function unusableSql(reading: BatchReading): string {
  const row = rulesOf(reading).flatMap((rule, at) => (rule.severity === 'row' ? [ruleOf(at)] : []));
  return [`cells <> ${reading.columns.length}`, ...row].join(' OR ');
}

function issuesSql(reading: BatchReading): string {
  const normalised = reading.dataset.fields
    .filter((field) => columnOf(reading, field))
    .map(({ key }) => ({
      found: `${issueColumn(key)} IS NOT NULL`,
      text: `'${key}:' || ${issueColumn(key)}`,
    }));
  const judged = rulesOf(reading).map((rule, at) => ({
    found: ruleOf(at),
    text: `'${rule.fields[0]}:${rule.code}'`,
  }));
  const all = [...normalised, ...judged];
  if (all.length === 0) return 'NULL::VARCHAR';
  const texts = all.map(({ found, text }) => `CASE WHEN ${found} THEN ${text} END`);
  // The texts are put together only for the few rows that have any.
  return `CASE WHEN ${all.map(({ found }) => found).join(' OR ')} THEN concat_ws('${issueSeparator}', ${texts.join(', ')}) END`;
}

/**
 * The subject's identity within its source, as a hash: decisions that name it must not carry personal values.
 * The first identity whose fields are all filled counts; without one all values together are the identity.
 */
function sourceKeySql(reading: BatchReading): string {
  const { fields, identity } = reading.dataset;
  const delivered = fields.filter((field) => columnOf(reading, field)).map(({ key }) => key);
  const hash = (name: string, keys: readonly string[]) =>
    `md5_number(concat_ws(chr(31), '${name}', ${keys.map(quote).join(', ')}))`;
  const identities = identity.flatMap((keys, at) => {
    if (!keys.every((key) => delivered.includes(key))) return [];
    const present = keys.map((key) => `${quote(key)} IS NOT NULL`).join(' AND ');
    return [`WHEN ${present} THEN ${hash(String(at), keys)}`];
  });
  const all = `md5_number(concat_ws(chr(31), 'row', ${delivered.map((key) => `coalesce(${quote(key)}::VARCHAR, '')`).join(', ')}))`;
  return identities.length === 0 ? all : `CASE ${identities.join(' ')} ELSE ${all} END`;
}

import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import type { Condition, Measure } from '../../../../schemas/indicators/measure.ts';
import {
  type MeasuredDataset,
  measuredDataset,
  type MeasuredField,
} from '../../../../schemas/indicators/measured-fields.ts';
import { codeTableById } from '../../../../schemas/codes/index.ts';
import { HubError } from '../../../base/hub-error.ts';

const numbers = new Set(['integer', 'decimal']);
const days = new Set(['date', 'datetime']);

/** @throws HubError BAD_INPUT which says where and what */
function refuse(where: string, detail: string): never {
  throw new HubError('BAD_INPUT', { detail: `${where}: ${detail}` });
}

/**
 * Checks an indicator against the datasets that it asks.
 * @throws HubError BAD_INPUT which says which part, field or operator is wrong
 */
export function validateIndicator(indicator: Indicator): void {
  const { numerator, denominator, unit, weight, countsPersons, minimumSample } = indicator;
  checkMeasure('numerator', numerator);
  if (denominator !== undefined && denominator !== 'residents') checkMeasure('denominator', denominator);
  if (unit === 'count' && denominator !== undefined) refuse('denominator', 'unit count has none');
  if (unit !== 'count' && denominator === undefined) refuse('denominator', `unit ${unit} needs one`);
  if (unit === 'days' && numerator.value.of !== 'days') refuse('numerator.value', 'unit days needs days');
  if (weight > 0 && denominator === undefined) refuse('weight', 'counts are not comparable between areas');
  if (denominator === 'residents' && (indicator.finest === 'village' || indicator.finest === 'grid'))
    refuse('finest', 'residents are known of towns and the city only');
  if (isPersonal(numerator) && !countsPersons && numerator.value.of !== 'distinct')
    refuse('countsPersons', `${numerator.dataset} counts persons`);
  if (countsPersons && minimumSample < 5) refuse('minimumSample', 'at least 5 where persons are counted');
  checkTime(indicator);
  checkSplit(indicator);
  for (const [at, rule] of indicator.rules.entries())
    if (rule.method === 'relative' && !rule.against) refuse(`rules.${at}.against`, 'missing');
}

function isPersonal({ dataset }: Measure): boolean {
  return measuredDataset(dataset)?.isPersonal ?? false;
}

function checkTime({ time, numerator }: Indicator): void {
  if (time === 'state' && numerator.at !== undefined) refuse('numerator.at', 'a state has no date');
  if (time !== 'state' && numerator.at === undefined) refuse('numerator.at', `time ${time} needs a date`);
  if (time === 'stock' && numerator.until === undefined) refuse('numerator.until', 'a stock needs an end');
}

function checkSplit({ numerator, kind, department }: Indicator): void {
  const dataset = measuredDataset(numerator.dataset)!;
  for (const [name, field] of Object.entries({ kind, department }))
    if (field !== undefined) fieldOf(name, dataset, field);
}

function checkMeasure(part: string, measure: Measure): void {
  const dataset = measuredDataset(measure.dataset);
  if (!dataset) refuse(`${part}.dataset`, `unknown ${measure.dataset}`);
  for (const [at, condition] of measure.where.entries())
    checkCondition(`${part}.where.${at}`, dataset, condition);
  checkValue(part, dataset, measure);
  for (const key of ['at', 'until'] as const)
    if (measure[key] !== undefined) checkType(`${part}.${key}`, fieldOf(part, dataset, measure[key]), days);
  const { overdueSince, repeats, at } = measure;
  if (overdueSince) checkType(`${part}.overdueSince`, fieldOf(part, dataset, overdueSince.field), days);
  if ((overdueSince || repeats) && at === undefined) refuse(`${part}.at`, 'needed');
  for (const field of repeats?.by ?? []) fieldOf(`${part}.repeats`, dataset, field);
}

function checkValue(part: string, dataset: MeasuredDataset, { value }: Measure): void {
  const where = `${part}.value`;
  if (value.of === 'distinct') fieldOf(where, dataset, value.field);
  if (value.of === 'sum') checkType(where, fieldOf(where, dataset, value.field), numbers);
  if (value.of === 'days')
    for (const field of [value.from, value.to]) checkType(where, fieldOf(where, dataset, field), days);
}

function fieldOf(where: string, dataset: MeasuredDataset, key: string): MeasuredField {
  const field = dataset.fields.find((one) => one.key === key);
  return field ?? refuse(where, `${dataset.id} has no field ${key}`);
}

function checkType(where: string, { key, type }: MeasuredField, wanted: ReadonlySet<string>): void {
  if (!wanted.has(type)) refuse(where, `${key} is ${type}, not ${[...wanted].join(' or ')}`);
}

function checkCondition(where: string, dataset: MeasuredDataset, condition: Condition): void {
  const { operator, values } = condition;
  const field = fieldOf(where, dataset, condition.field);
  switch (operator) {
    case 'is-true':
    case 'is-false':
      if (field.type !== 'boolean') refuse(where, `${operator} on ${field.key}, which is ${field.type}`);
      return;
    case 'at-least':
    case 'below':
      return checkBound(where, field, condition);
    case 'contains':
    case 'equals':
    case 'in':
    case 'not-in':
      if (values.length === 0) refuse(where, `${operator} without values`);
      if (operator !== 'contains') checkCodes(where, field, values);
  }
}

function checkBound(where: string, { key, type }: MeasuredField, { operator, values }: Condition): void {
  const [value] = values;
  const fits = numbers.has(type) ? typeof value === 'number' : days.has(type) && isDay(value);
  if (!fits) refuse(where, `${operator} ${String(value)} on ${key}, which is ${type}`);
}

function isDay(value: string | number | undefined): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) && !Number.isNaN(Date.parse(String(value)));
}

function checkCodes(where: string, { key, codes }: MeasuredField, values: Condition['values']): void {
  const table = codes === undefined ? undefined : codeTableById(codes);
  if (!table || table.finer) return;
  const known = new Set(table.values.map(({ code }) => code));
  const unknown = values.find((value) => !known.has(String(value)));
  if (unknown !== undefined) refuse(where, `${key} has no code ${String(unknown)}`);
}

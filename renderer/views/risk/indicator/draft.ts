import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import type { Measure } from '../../../../schemas/indicators/measure.ts';
import { measuredDatasets, type MeasuredField } from '../../../../schemas/indicators/measured-fields.ts';
import type { Rule } from '../../../../schemas/indicators/rule.ts';

/** A measure of all rows of a dataset. */
export function emptyMeasure(dataset: string): Measure {
  return { dataset, where: [], value: { of: 'rows' } };
}

/** A definition to begin with. */
export function emptyIndicator(): Indicator {
  return {
    id: '',
    version: 1,
    topic: 'hazard',
    label: { zh: '', en: '' },
    definition: { zh: '', en: '' },
    unit: 'count',
    numerator: emptyMeasure(measuredDatasets[0]!.id),
    direction: 'higher-is-worse',
    finest: 'grid',
    time: 'flow',
    grain: 'month',
    minimumSample: 5,
    countsPersons: false,
    rules: [],
    weight: 0,
    shipped: false,
  };
}

export function emptyRule(): Rule {
  return { method: 'baseline', levels: ['town'], bounds: {} };
}

const dates = new Set(['date', 'datetime']);
const numbers = new Set(['integer', 'decimal']);

export const isDate = ({ type }: MeasuredField): boolean => dates.has(type);
export const isNumber = ({ type }: MeasuredField): boolean => numbers.has(type);

/** Relations that take a value, and those that take several. */
export const isValueless = (operator: string): boolean =>
  ['is-null', 'not-null', 'is-true', 'is-false'].includes(operator);
export const takesSeveral = (operator: string): boolean => ['in', 'not-in', 'contains'].includes(operator);

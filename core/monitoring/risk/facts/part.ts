import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import type { Condition, Measure } from '../../../../schemas/indicators/measure.ts';
import { measuredDataset } from '../../../../schemas/indicators/measured-fields.ts';

/** The numerator or the denominator of an indicator as it is counted; indicators that count the same share it. */
export interface Part {
  measure: Measure;
  /** `state`: what holds now, without a date. */
  time: 'flow' | 'stock' | 'state';
  /** Fields by which it can be split, where its dataset has them. */
  kind: string | null;
  department: string | null;
  /** Fields that a source must ever fill: of one that never says how a matter ended none is open. */
  said: readonly string[];
}

export interface IndicatorParts {
  numerator: Part;
  /** Null: the figure is a count; `residents`: the official denominator. */
  denominator: Part | 'residents' | null;
}

const unsaid: ReadonlySet<Condition['operator']> = new Set(['not-in', 'is-null']);

/** Fields without whose values nothing can be counted. */
function neededFields({ where, value, at, until, overdueSince, repeats }: Measure): string[] {
  const valued = value.of === 'rows' ? [] : value.of === 'days' ? [value.from, value.to] : [value.field];
  return [
    ...where.filter(({ operator }) => !unsaid.has(operator)).map(({ field }) => field),
    ...valued,
    ...[at, until, overdueSince?.field].filter((field) => field !== undefined),
    ...(repeats?.by ?? []),
  ];
}

/** Every field that a part looks at. */
export function fieldsOf({ measure, kind, department }: Part): string[] {
  return [
    ...neededFields(measure),
    ...measure.where.map(({ field }) => field),
    ...[kind, department].filter((field) => field !== null),
  ];
}

/** What an indicator counts. */
export function partsOf(indicator: Indicator): IndicatorParts {
  const { numerator, denominator } = indicator;
  if (denominator === undefined) return { numerator: partOf(indicator, numerator, []), denominator: null };
  if (denominator === 'residents')
    return { numerator: partOf(indicator, numerator, []), denominator: 'residents' };
  const isSame = numerator.dataset === denominator.dataset;
  return {
    numerator: partOf(indicator, numerator, isSame ? neededFields(denominator) : []),
    denominator: partOf(indicator, denominator, isSame ? neededFields(numerator) : []),
  };
}

function partOf({ time, kind, department }: Indicator, measure: Measure, alsoSaid: readonly string[]): Part {
  const keys = new Set(measuredDataset(measure.dataset)?.fields.map(({ key }) => key));
  return {
    measure,
    time:
      measure.at === undefined ? 'state' : time === 'stock' && measure.until !== undefined ? 'stock' : 'flow',
    kind: kind !== undefined && keys.has(kind) ? kind : null,
    department: department !== undefined && keys.has(department) ? department : null,
    said: [...new Set([...neededFields(measure), ...alsoSaid])].sort(),
  };
}

/** Tells parts that count something else apart. */
export function partKey({ measure, time, kind, department, said }: Part): string {
  return JSON.stringify([measure, time, kind, department, said]);
}

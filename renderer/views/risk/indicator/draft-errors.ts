import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import type { Measure } from '../../../../schemas/indicators/measure.ts';
import type { Rule } from '../../../../schemas/indicators/rule.ts';
import { isValueless } from './draft.ts';

/** What is wrong with a draft: for the place of each field a text of `risk.indicators.errors`. */
export type DraftErrors = ReadonlyMap<string, string>;

const idPattern = /^[a-z][a-z0-9-]{2,60}$/;
const lightToGrave = ['blue', 'yellow', 'orange', 'red'] as const;

/** @param taken ids that a new indicator may not have */
export function draftErrors(draft: Indicator, taken: ReadonlySet<string>): DraftErrors {
  const errors = new Map<string, string>();
  const demand = (holds: boolean, place: string, error: string) => {
    if (!holds && !errors.has(place)) errors.set(place, error);
  };
  demand(idPattern.test(draft.id), 'id', 'id');
  demand(!taken.has(draft.id), 'id', 'taken');
  for (const part of ['label', 'definition'] as const)
    for (const language of ['zh', 'en'] as const)
      demand(draft[part][language].trim() !== '', `${part}.${language}`, 'required');
  demand(draft.minimumSample >= 0, 'minimumSample', 'number');
  demand(draft.weight >= 0 && draft.weight <= 100, 'weight', 'weight');
  demand(draft.time === 'state' || Boolean(draft.numerator.at), 'numerator.at', 'at');
  measureErrors(draft.numerator, 'numerator', demand);
  if (draft.denominator && draft.denominator !== 'residents')
    measureErrors(draft.denominator, 'denominator', demand);
  demand(draft.direction !== 'neutral' || draft.rules.length === 0, 'direction', 'neutral');
  for (const [at, rule] of draft.rules.entries()) ruleErrors(rule, `rules.${at}`, draft.direction, demand);
  return errors;
}

type Demand = (holds: boolean, place: string, error: string) => void;

function measureErrors(measure: Measure, place: string, demand: Demand): void {
  const { value, where, overdueSince, repeats } = measure;
  if (value.of === 'days') {
    demand(value.from !== '', `${place}.from`, 'field');
    demand(value.to !== '', `${place}.to`, 'field');
  } else if (value.of !== 'rows') demand(value.field !== '', `${place}.field`, 'field');
  for (const [at, { field, operator, values }] of where.entries()) {
    demand(field !== '', `${place}.where.${at}`, 'field');
    demand(isValueless(operator) || values.length > 0, `${place}.where.${at}`, 'value');
  }
  if (overdueSince) {
    demand(overdueSince.field !== '', `${place}.overdue`, 'field');
    demand(overdueSince.days >= 0, `${place}.overdue`, 'number');
  }
  if (repeats) {
    demand(repeats.by.length > 0, `${place}.repeats`, 'field');
    demand(repeats.days >= 1, `${place}.repeats`, 'number');
  }
}

function ruleErrors(rule: Rule, place: string, direction: Indicator['direction'], demand: Demand): void {
  const { method, levels, bounds, validFrom, validUntil } = rule;
  demand(levels.length > 0, `${place}.levels`, 'levels');
  const given = lightToGrave.flatMap((level) => bounds[level] ?? []);
  demand(given.length > 0, `${place}.bounds`, 'bounds');
  demand(given.every(Number.isFinite), `${place}.bounds`, 'number');
  const isChance = method === 'cluster';
  demand(!isChance || given.every((bound) => bound > 0 && bound <= 1), `${place}.bounds`, 'probability');
  const falls = isChance || (method === 'fixed' && direction === 'lower-is-worse');
  const isOrdered = given.every(
    (bound, at) => at === 0 || (falls ? bound < given[at - 1]! : bound > given[at - 1]!),
  );
  demand(isOrdered, `${place}.bounds`, 'order');
  demand(!validFrom || !validUntil || validFrom < validUntil, `${place}.dates`, 'dates');
}

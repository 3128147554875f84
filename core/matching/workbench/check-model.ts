import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { maximumRules, type BlockingRule } from '../../../schemas/linkage/blocking-rule.ts';
import type { Comparison } from '../../../schemas/linkage/comparison.ts';
import type { Condition } from '../../../schemas/linkage/condition.ts';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { presets } from '../../../schemas/linkage/presets/index.ts';
import { HubError } from '../../base/hub-error.ts';
import { compileComparison } from '../comparison/compile-comparison.ts';
import { blockingColumns } from './blocking-expression.ts';

/** More would only take long: a level's u is no better for it, and EM has long come to rest. */
const limits = { randomPairs: 5_000_000, maximumIterations: 1000 };

/**
 * Refuses a model that somebody has changed where it could do what a preset cannot: run SQL of its own, read other
 * columns, compare without bounds; and where it would fail later.
 *
 * @throws HubError `BAD_INPUT` with the place that is wrong
 */
export function checkModel(entity: EntityKind, model: LinkageModel): void {
  const preset = presets[entity];
  requireThat('linkType', model.linkType === preset.linkType);
  requireThat('columns', isSame(model.columns, preset.columns));
  checkBlocking(entity, model.blocking);
  requireThat('maximumPairs', model.maximumPairs <= preset.maximumPairs);
  requireUnique(
    'comparisons',
    model.comparisons.map(({ name }) => name),
  );
  for (const comparison of model.comparisons) checkComparison(comparison, model, preset);
  const names = new Set(model.comparisons.map(({ name }) => name));
  for (const [a, b] of model.correlated) requireThat('correlated', a !== b && names.has(a) && names.has(b));
  for (const name of model.clustering.contradictions)
    requireThat('clustering.contradictions', Object.hasOwn(model.columns, name));
  requireThat('training.by', model.training.by === preset.training.by);
  requireThat('training.randomPairs', model.training.randomPairs <= limits.randomPairs);
  requireThat('training.maximumIterations', model.training.maximumIterations <= limits.maximumIterations);
}

/** Refuses rules whose expressions are neither such as people may write nor the preset's own. Throws `BAD_INPUT`. */
export function checkBlocking(entity: EntityKind, blocking: readonly BlockingRule[]): void {
  const { columns, blocking: own } = presets[entity];
  const known = new Set(own.flatMap(expressionsOf));
  requireThat('blocking', blocking.length <= maximumRules);
  for (const [at, rule] of blocking.entries()) {
    for (const expression of expressionsOf(rule))
      requireThat(`blocking.${at}`, known.has(expression) || blockingColumns(expression, columns) !== null);
    if (rule.kind === 'element')
      requireThat(`blocking.${at}`, known.has(rule.list) || columns[rule.list] === 'list');
  }
}

/** The SQL expressions of a rule. */
export function expressionsOf(rule: BlockingRule): string[] {
  if (rule.kind === 'equal') return rule.on;
  return [rule.kind === 'element' ? rule.list : rule.by, ...rule.on];
}

function checkComparison(comparison: Comparison, model: LinkageModel, preset: LinkageModel): void {
  const place = `comparisons.${comparison.name}`;
  const { levels, columns } = comparison;
  requireUnique(
    `${place}.levels`,
    levels.map(({ name }) => name),
  );
  for (const column of columns) requireThat(`${place}.columns`, Object.hasOwn(model.columns, column));
  for (const { frequency } of levels)
    requireThat(`${place}.frequency`, !frequency || columns.includes(frequency.column));
  // What is impossible would outweigh all else, as only a reviewer's verdict may.
  for (const { name, m = 1, u = 1 } of levels) requireThat(`${place}.${name}`, m > 0 && u > 0);
  const isElse = levels.map(({ when }) => when.kind === 'else');
  requireThat(`${place}.else`, isElse.indexOf(true) === levels.length - 1);
  const allowed = new Set(preset.comparisons.flatMap((own) => own.levels.flatMap(({ when }) => sqlOf(when))));
  for (const { when, name, u } of levels)
    for (const sql of sqlOf(when)) requireThat(`${place}.${name}`, allowed.has(sql) && u !== undefined);
  compileComparison(comparison, model.columns);
}

/** The SQL conditions in a condition. */
function sqlOf(condition: Condition): string[] {
  if (condition.kind === 'sql') return [condition.sql];
  if (condition.kind === 'and' || condition.kind === 'or') return condition.of.flatMap(sqlOf);
  return condition.kind === 'not' ? sqlOf(condition.of) : [];
}

function requireUnique(place: string, names: readonly string[]): void {
  requireThat(place, new Set(names).size === names.length);
}

function requireThat(place: string, holds: boolean): void {
  if (!holds) throw new HubError('BAD_INPUT', { detail: place });
}

function isSame(a: object, b: object): boolean {
  const sorted = (of: object) => JSON.stringify(Object.entries(of).sort(([x], [y]) => x.localeCompare(y)));
  return sorted(a) === sorted(b);
}

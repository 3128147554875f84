import type { BlockingRule } from '../../../../schemas/linkage/blocking-rule.ts';
import type { Comparison } from '../../../../schemas/linkage/comparison.ts';
import type { LinkageModel } from '../../../../schemas/linkage/linkage-model.ts';

/** A setting of a model that is one value or a list. */
export type ModelSetting = 'threshold' | 'contradictions' | 'uniqueSources' | 'oneToOne' | 'largestBlock';

/** One difference of a model from another. */
export type ModelChange =
  | { kind: 'ruleAdded' | 'ruleRemoved'; rule: BlockingRule }
  | { kind: 'rulesReordered' | 'comparisonsReordered' }
  | {
      kind: 'comparisonAdded' | 'comparisonRemoved' | 'levelsReordered' | 'columnsChanged';
      comparison: string;
    }
  | { kind: 'levelAdded' | 'levelRemoved' | 'levelChanged'; comparison: string; level: string }
  | { kind: 'setting'; setting: ModelSetting; from: unknown; to: unknown };

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What is different in `model` from `preset`, in the order of the page. */
export function compareModels(preset: LinkageModel, model: LinkageModel): ModelChange[] {
  return [
    ...compareRules(preset.blocking, model.blocking),
    ...compareComparisons(preset.comparisons, model.comparisons),
    ...compareSettings(preset, model),
  ];
}

function compareRules(before: readonly BlockingRule[], after: readonly BlockingRule[]): ModelChange[] {
  const missingIn = (rules: readonly BlockingRule[], rule: BlockingRule) =>
    !rules.some((other) => isSame(other, rule));
  const added = after.filter((rule) => missingIn(before, rule));
  const removed = before.filter((rule) => missingIn(after, rule));
  const kept = (rules: readonly BlockingRule[], others: readonly BlockingRule[]) =>
    rules.filter((rule) => !missingIn(others, rule));
  return [
    ...added.map((rule) => ({ kind: 'ruleAdded', rule }) as const),
    ...removed.map((rule) => ({ kind: 'ruleRemoved', rule }) as const),
    ...(isSame(kept(before, after), kept(after, before)) ? [] : [{ kind: 'rulesReordered' } as const]),
  ];
}

interface Named {
  name: string;
}

/** What came, what went, and whether the rest stands in another order. */
function compareNamed<T extends Named>(before: readonly T[], after: readonly T[]) {
  const namesOf = (list: readonly T[]) => list.map(({ name }) => name);
  const [old, now] = [namesOf(before), namesOf(after)];
  return {
    added: now.filter((name) => !old.includes(name)),
    removed: old.filter((name) => !now.includes(name)),
    isReordered: !isSame(
      old.filter((name) => now.includes(name)),
      now.filter((name) => old.includes(name)),
    ),
    both: before.flatMap((one) => {
      const other = after.find(({ name }) => name === one.name);
      return other ? [[one, other] as const] : [];
    }),
  };
}

function compareComparisons(before: readonly Comparison[], after: readonly Comparison[]): ModelChange[] {
  const { added, removed, isReordered, both } = compareNamed(before, after);
  return [
    ...added.map((comparison) => ({ kind: 'comparisonAdded', comparison }) as const),
    ...removed.map((comparison) => ({ kind: 'comparisonRemoved', comparison }) as const),
    ...(isReordered ? [{ kind: 'comparisonsReordered' } as const] : []),
    ...both.flatMap(([one, other]) => compareLevels(one, other)),
  ];
}

function compareLevels(before: Comparison, after: Comparison): ModelChange[] {
  const comparison = before.name;
  const { added, removed, isReordered, both } = compareNamed(before.levels, after.levels);
  const changed = both.filter(([one, other]) => !isSame(sorted(one), sorted(other)));
  return [
    ...(isSame(before.columns, after.columns) ? [] : [{ kind: 'columnsChanged', comparison } as const]),
    ...added.map((level) => ({ kind: 'levelAdded', comparison, level }) as const),
    ...removed.map((level) => ({ kind: 'levelRemoved', comparison, level }) as const),
    ...changed.map(([{ name }]) => ({ kind: 'levelChanged', comparison, level: name }) as const),
    ...(isReordered ? [{ kind: 'levelsReordered', comparison } as const] : []),
  ];
}

/** The same object with its keys in order, so that it can be compared as text. */
const sorted = (level: object) => Object.entries(level).sort(([a], [b]) => (a < b ? -1 : 1));

const thresholdOf = ({ clustering: { aim, probability } }: LinkageModel) => ({ aim, probability });

function compareSettings(before: LinkageModel, after: LinkageModel): ModelChange[] {
  const settings: [ModelSetting, unknown, unknown][] = [
    ['largestBlock', before.largestBlock, after.largestBlock],
    ['threshold', thresholdOf(before), thresholdOf(after)],
    ...(['contradictions', 'uniqueSources', 'oneToOne'] as const).map(
      (name): [ModelSetting, unknown, unknown] => [name, before.clustering[name], after.clustering[name]],
    ),
  ];
  return settings
    .filter(([, from, to]) => !isSame(from, to))
    .map(([setting, from, to]) => ({ kind: 'setting', setting, from, to }));
}

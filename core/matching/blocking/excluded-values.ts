import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { duckdbDialect as sql } from '../dialect.ts';
import { isValueRule, keyOfValues, valueNames } from './block-rows.ts';
import { readBlocks, writeBlockSizes } from './block-sizes.ts';
import type { BlockingModel } from './blocking-model.ts';

/** Blocking values of one rule (by its place in the model) that bring nobody together, each as its texts. */
export interface ExcludedRuleValues {
  rule: number;
  values: readonly (readonly string[])[];
}

/**
 * The values that a model version leaves out. They are found once and kept with the version, so that whether two
 * records are compared depends on these two records alone and not on what else has been delivered since. They are
 * values of records: whoever keeps them protects them as such.
 */
export type ExcludedValues = readonly ExcludedRuleValues[];

/**
 * Finds the blocking values that more than `model.largestBlock` records of `record` have. A sorted neighbourhood
 * has none: its window limits it.
 */
export async function excludedValues(
  session: ConnectedSession,
  model: BlockingModel,
): Promise<ExcludedValues> {
  const excluded: ExcludedRuleValues[] = [];
  for (const [rule, definition] of model.blocking.entries()) {
    if (!isValueRule(definition)) continue;
    await writeBlockSizes(session, model, definition);
    const large = await readBlocks(session, definition, `WHERE records > ${model.largestBlock}`);
    if (large.length > 0) excluded.push({ rule, values: large.map(({ values }) => values) });
  }
  await session.run(sql.drop('blocking_size'));
  return excluded;
}

/** Makes the temporary table `blocking_excluded(rule, k)` of the keys that bring nobody together. */
export async function writeExcluded(
  session: ConnectedSession,
  model: BlockingModel,
  excluded: ExcludedValues,
): Promise<void> {
  await session.run(
    sql.createTemporary(
      'blocking_excluded',
      `SELECT 0 AS rule, ${sql.hash([sql.literal('')])} AS k WHERE false`,
    ),
  );
  for (const { rule, values } of excluded) {
    const definition = model.blocking[rule];
    if (!definition || !isValueRule(definition)) throw new TypeError(`rule ${rule} has no blocking values`);
    const names = valueNames(definition);
    await session.run(
      `INSERT INTO blocking_excluded
       SELECT ${rule}, ${keyOfValues(definition)} FROM (${sql.rowsOfLists(names)})`,
      names.map((_, at) => values.map((texts) => texts[at]!)),
    );
  }
}

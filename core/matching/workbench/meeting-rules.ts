import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { ExcludedValues } from '../blocking/excluded-values.ts';
import { duckdbDialect as sql } from '../dialect.ts';
import type { NumberedPair } from './compare-records.ts';

/** A record's blocking values under one rule, each as one text. */
type BlockingValues = ReadonlySet<string>;

/**
 * Which rules of the model bring two records of the temporary table `record` together, by their places. A sorted
 * neighbourhood is never among them: who stands near depends on all records.
 *
 * @param excluded values that the model's version leaves out
 */
export async function meetingRules(
  session: Session,
  model: LinkageModel,
  excluded: ExcludedValues,
): Promise<(pair: NumberedPair) => number[]> {
  const sources = await session.all<{ n: number; source: number }>('SELECT n, source FROM record');
  const sourceOf = new Map(sources.map(({ n, source }) => [n, source]));
  const rules: Map<number, BlockingValues>[] = [];
  for (const at of model.blocking.keys()) rules.push(await valuesOf(session, model, at, excluded));
  const isClosed = (source: number) =>
    model.linkType === 'link' || model.clustering.uniqueSources.includes(source);
  return ({ l, r }) => {
    const source = sourceOf.get(l)!;
    if (source === sourceOf.get(r) && isClosed(source)) return [];
    return rules.flatMap((values, at) => {
      const others = values.get(r);
      return others && [...(values.get(l) ?? [])].some((value) => others.has(value)) ? [at] : [];
    });
  };
}

async function valuesOf(
  session: Session,
  { blocking }: LinkageModel,
  at: number,
  excluded: ExcludedValues,
): Promise<Map<number, BlockingValues>> {
  const rule = blocking[at]!;
  const values = new Map<number, Set<string>>();
  if (rule.kind === 'neighbourhood') return values;
  const columns = rule.on.map((expression, i) => `${sql.text(expression)} AS v${i}`);
  if (rule.kind === 'element') columns.push(`${sql.explodeDistinct(`(${rule.list})`)} AS v${rule.on.length}`);
  const rows = await session.all<Record<string, string | null> & { n: number }>(
    `SELECT ${['n', ...columns].join(', ')} FROM record`,
  );
  const left = new Set(
    excluded.filter((of) => of.rule === at).flatMap((of) => of.values.map((texts) => JSON.stringify(texts))),
  );
  for (const row of rows) {
    const texts = columns.map((_, i) => row[`v${i}`] ?? '');
    const value = JSON.stringify(texts);
    if (texts.includes('') || left.has(value)) continue;
    values.set(row.n, (values.get(row.n) ?? new Set()).add(value));
  }
  return values;
}

import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** What stands against one entity of all these records. */
export type Objection = 'contradiction' | 'unique-source';

/**
 * Whether two groups of the temporary table `record`, by their record ids, cannot be one entity: together they have two
 * values where only one can be, or two records of a source that has each entity once.
 */
export async function objections(
  session: Session,
  { clustering, linkType }: LinkageModel,
): Promise<(one: readonly number[], other: readonly number[]) => Objection | null> {
  const columns = clustering.contradictions.map((name, at) => `${quote(name)}::VARCHAR AS c${at}`);
  const rows = await session.all<Record<string, string | number | null>>(
    `SELECT ${['record_id::DOUBLE AS id', 'source', ...columns].join(', ')} FROM record`,
  );
  const recordOf = new Map(rows.map((row) => [Number(row['id']), row]));
  const recordsOf = (ids: readonly number[]) =>
    ids.map((id) => recordOf.get(id)).filter((row) => row !== undefined);
  const isUnique = (source: number) =>
    clustering.uniqueSources.includes(source) || (linkType === 'link' && clustering.oneToOne);
  return (one, other) => {
    const [a, b] = [recordsOf(one), recordsOf(other)];
    const values = (of: typeof rows, column: string) => of.flatMap((row) => row[column] ?? []);
    const isContradiction = columns.some((_, at) =>
      values(a, `c${at}`).some((value) => values(b, `c${at}`).some((another) => another !== value)),
    );
    if (isContradiction) return 'contradiction';
    const sources = values(a, 'source').filter((source) => isUnique(Number(source)));
    return values(b, 'source').some((source) => sources.includes(source)) ? 'unique-source' : null;
  };
}

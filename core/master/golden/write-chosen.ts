import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { GoldenField, GoldenKind } from '../../../schemas/master/golden-field.ts';
import type { ConnectedSession, QueryOptions } from '../../warehouse/warehouse.ts';
import { candidatesSql } from './candidates-sql.ts';
import { agreedColumns } from './write-agreed.ts';

/**
 * Makes the temporary table `chosen(entity_id, field, value, record_id, rule)`: the best value of every field of which an
 * entity has several; and writes down where departments disagree.
 */
export async function writeChosen(
  session: ConnectedSession,
  { kind, fields }: GoldenKind,
  query: QueryOptions,
): Promise<void> {
  await session.run(`CREATE OR REPLACE TEMP TABLE chosen (
    entity_id BIGINT, field VARCHAR, value VARCHAR, record_id BIGINT, rule VARCHAR)`);
  for (const field of await contestedFields(session, fields)) {
    const { isContested } = agreedColumns(field.field);
    const said = `(SELECT * FROM delivered SEMI JOIN (SELECT entity_id FROM agreed WHERE ${isContested}) USING (entity_id))`;
    await session.run(`CREATE OR REPLACE TEMP TABLE candidate AS ${candidatesSql(field, said)}`, [], query);
    await session.run(
      `INSERT INTO chosen SELECT entity_id, '${field.field}', value::VARCHAR, record_id, rule FROM candidate WHERE place = 1`,
    );
    if (!field.mayDiffer) await session.run(conflictsSql(kind, field));
  }
  await session.run('DROP TABLE IF EXISTS temp.candidate');
}

async function contestedFields(
  session: ConnectedSession,
  fields: readonly GoldenField[],
): Promise<GoldenField[]> {
  const flags = fields.map(({ field }) => `coalesce(bool_or(${agreedColumns(field).isContested}), false)`);
  const [row] = await session.all<{ contested: boolean[] }>(
    `SELECT [${flags.join(', ')}] AS contested FROM agreed`,
  );
  return fields.filter((_, at) => row!.contested[at]);
}

/** The entities in `candidate` of which something is said that does not go with the chosen value. */
function conflictsSql(kind: EntityKind, field: GoldenField): string {
  return `INSERT INTO master.conflict
    SELECT '${kind}', c.entity_id, '${field.field}', any_value(best.record_id), count(*), sum(c.departments) + any_value(best.departments),
      any_value(best.is_settled)
    FROM (SELECT * FROM candidate WHERE place > 1) c JOIN (SELECT * FROM candidate WHERE place = 1) best USING (entity_id)
    WHERE NOT (${goesWithSql(field)}) GROUP BY c.entity_id`;
}

/** Whether two values may both be right, as SQL over the candidates `c` and `best`. */
function goesWithSql({ alike }: GoldenField): string {
  if (alike === 'nested') return 'starts_with(c.value, best.value) OR starts_with(best.value, c.value)';
  if (alike === 'rounded')
    return 'abs(c.value - best.value) <= greatest(0.5, 0.01 * greatest(abs(c.value), abs(best.value)))';
  return 'FALSE';
}

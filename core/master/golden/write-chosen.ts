import type { GoldenKind } from '../../../schemas/master/golden-field.ts';
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
  for (const field of fields) {
    const { isContested } = agreedColumns(field.field);
    const said = `(SELECT * FROM delivered SEMI JOIN (SELECT entity_id FROM agreed WHERE ${isContested}) USING (entity_id))`;
    await session.run(`CREATE OR REPLACE TEMP TABLE candidate AS ${candidatesSql(field, said)}`, [], query);
    await session.run(
      `INSERT INTO chosen SELECT entity_id, '${field.field}', value::VARCHAR, record_id, rule FROM candidate WHERE place = 1`,
    );
    await session.run(
      `INSERT INTO master.conflict
       SELECT '${kind}', entity_id, '${field.field}', max(record_id) FILTER (place = 1),
         count(*) - 1, sum(departments), bool_or(is_settled)
       FROM candidate GROUP BY entity_id`,
    );
  }
  await session.run('DROP TABLE temp.candidate');
}

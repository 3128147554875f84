import type { GoldenValue, SurvivorshipRule } from '../../../schemas/api/master/entities.ts';
import type { RecordRef } from '../../../schemas/api/master/record-ref.ts';
import type { GoldenKind } from '../../../schemas/master/golden-field.ts';
import type { Actor } from '../../access/actor.ts';
import { maskSql } from '../../access/mask-sql.ts';
import { seesAll } from '../../access/scoped.ts';
import { groupBy } from '../../base/group-by.ts';
import { literal } from '../../warehouse/quote.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { candidatesSql } from '../golden/candidates-sql.ts';
import { fieldOf } from '../golden/given-fields.ts';
import { givenGolden } from '../golden/given-golden.ts';
import { agreedColumns, writeAgreed } from '../golden/write-agreed.ts';
import { lineageJoinSql, recordRefSql } from './record-refs.ts';
import { storedValues } from './stored-values.ts';

interface ChosenRow extends RecordRef {
  field: string;
  value: string;
  rule: SurvivorshipRule;
  agreeing: number;
  differing: number;
}

/**
 * The golden values of the one entity in `said`, of every field of its kind, in their order. Who sees everything is shown what
 * the golden record holds, others what rules make of the rows that they see.
 */
export async function goldenValues(
  session: ConnectedSession,
  actor: Actor,
  golden: GoldenKind,
  { entityId, isUnmasked }: { entityId: number; isUnmasked: boolean },
): Promise<GoldenValue[]> {
  if (seesAll(actor)) return storedValues(session, golden, { entityId, isUnmasked });
  const rows = await session.all<ChosenRow>(
    `SELECT field, ${isUnmasked ? 'value' : maskedSql(golden)} AS value, rule,
       agreeing::DOUBLE AS agreeing, differing::DOUBLE AS differing, ${recordRefSql}
     FROM (${await chosenSql(session, golden)}) c
     JOIN (SELECT record_id, batch_id, row_number, department_name AS department FROM said) r USING (record_id) ${lineageJoinSql}`,
  );
  const byField = new Map(rows.map((row) => [row.field, row]));
  return golden.fields.map(({ field }) => goldenValue(field, byField.get(field)));
}

/** The column `value` masked as its `field` is. */
function maskedSql(golden: GoldenKind): string {
  const byMasking = groupBy(golden.fields, ({ field }) => fieldOf(golden, field).masking);
  const cases = [...byMasking].map(([masking, some]) => {
    const names = some.map(({ field }) => literal(field)).join(', ');
    return `WHEN field IN (${names}) THEN ${maskSql(masking, 'value')}`;
  });
  return `CASE ${cases.join(' ')} END`;
}

/**
 * The chosen value of every field of the one entity in `said` that has any: field, value as text, rule, record_id, and how many
 * departments say the same or something else. Rules are asked only where there is something to decide.
 */
export async function chosenSql(session: ConnectedSession, golden: GoldenKind): Promise<string> {
  const { fields } = await givenGolden(session, golden, 'said', {});
  await writeAgreed(session, { ...golden, fields }, 'said', {});
  const contested = fields.map(({ field }) => agreedColumns(field).isContested);
  const [flags] = await session.all<{ contested: boolean[] }>(
    `SELECT [${contested.join(', ')}] AS contested FROM agreed`,
  );
  const parts = fields.map((field, at) => {
    if (flags!.contested[at])
      return `SELECT '${field.field}' AS field, value::VARCHAR AS value, rule, record_id, departments AS agreeing, differing
        FROM (SELECT *, sum(departments) OVER () - departments AS differing FROM (${candidatesSql(field, 'said')})) WHERE place = 1`;
    const { value, record } = agreedColumns(field.field);
    return `SELECT '${field.field}', agreed.${value}::VARCHAR, 'only', agreed.${record},
        (SELECT count(DISTINCT department) FROM said WHERE said.${value} IS NOT NULL), 0 FROM agreed`;
  });
  const none = `SELECT NULL::VARCHAR AS field, NULL::VARCHAR AS value, NULL::VARCHAR AS rule, NULL::BIGINT AS record_id,
    0 AS agreeing, 0 AS differing WHERE FALSE`;
  return [none, ...parts].join(' UNION ALL ');
}

function goldenValue(field: string, row: ChosenRow | undefined): GoldenValue {
  if (!row) return { field, value: null, rule: null, record: null, agreeing: 0, differing: 0 };
  const { value, rule, agreeing, differing, field: _, ...record } = row;
  return { field, value, rule, record, agreeing, differing };
}

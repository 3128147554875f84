import type { GoldenValue, SurvivorshipRule } from '../../../schemas/api/master/entities.ts';
import type { GoldenKind } from '../../../schemas/master/golden-field.ts';
import { maskSql } from '../../access/mask-sql.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { candidatesSql } from '../golden/candidates-sql.ts';
import { fieldOf } from '../golden/given-fields.ts';
import { lineageJoinSql, recordRefSql } from './record-refs.ts';
import type { RecordRef } from '../../../schemas/api/master/record-ref.ts';

interface ChosenRow extends RecordRef {
  field: string;
  value: string;
  rule: SurvivorshipRule;
  agreeing: number;
  differing: number;
}

/** The golden values of the entity in `said`, of every field of its kind, in their order. */
export async function goldenValues(
  session: ConnectedSession,
  golden: GoldenKind,
  { isUnmasked }: { isUnmasked: boolean },
): Promise<GoldenValue[]> {
  const chosen = golden.fields.map((field) => {
    const { masking } = fieldOf(golden, field.field);
    const value = 'value::VARCHAR';
    return `SELECT '${field.field}' AS field, ${isUnmasked ? value : maskSql(masking, value)} AS value, rule, record_id,
        departments AS agreeing, differing
      FROM (SELECT *, sum(departments) OVER () - departments AS differing FROM (${candidatesSql(field, 'said')})) WHERE place = 1`;
  });
  const rows = await session.all<ChosenRow>(
    `SELECT field, value, rule, agreeing::DOUBLE AS agreeing, differing::DOUBLE AS differing, ${recordRefSql}
     FROM (${chosen.join(' UNION ALL ')}) c
     JOIN (SELECT record_id, batch_id, row_number, department_name AS department FROM said) r USING (record_id) ${lineageJoinSql}`,
  );
  const byField = new Map(rows.map((row) => [row.field, row]));
  return golden.fields.map(({ field }) => goldenValue(field, byField.get(field)));
}

function goldenValue(field: string, row: ChosenRow | undefined): GoldenValue {
  if (!row) return { field, value: null, rule: null, record: null, agreeing: 0, differing: 0 };
  const { value, rule, agreeing, differing, field: _, ...record } = row;
  return { field, value, rule, record, agreeing, differing };
}

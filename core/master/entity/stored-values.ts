import type { GoldenValue, SurvivorshipRule } from '../../../schemas/api/master/entities.ts';
import type { RecordRef } from '../../../schemas/api/master/record-ref.ts';
import type { GoldenKind } from '../../../schemas/master/golden-field.ts';
import { maskSql } from '../../access/mask-sql.ts';
import { quote } from '../../warehouse/quote.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { sameSql } from '../golden/candidates-sql.ts';
import { fieldOf } from '../golden/given-fields.ts';
import { goldenColumnNames } from '../master-tables.ts';
import { lineageJoinSql, recordRefStruct } from './record-refs.ts';

/** A golden record, its fields in the order of the kind. */
interface StoredRow {
  values: (string | null)[];
  records: (bigint | null)[];
  rules: (SurvivorshipRule | null)[];
}

/** A row of the entity, and what it says of each field, spellings of one value alike. */
interface ToldRow {
  ref: RecordRef;
  department: number;
  said: (string | null)[];
}

/** The values that the golden record of the one entity in `said` holds, with how many departments say the same and something else. */
export async function storedValues(
  session: ConnectedSession,
  golden: GoldenKind,
  { entityId, isUnmasked }: { entityId: number; isUnmasked: boolean },
): Promise<GoldenValue[]> {
  const [stored] = await session.all<StoredRow & Record<string, unknown>>(
    storedSql(golden, entityId, isUnmasked),
  );
  const same = golden.fields.map(
    (field) => `CASE WHEN s.${quote(field.field)} IS NOT NULL THEN ${sameSql(field)} END`,
  );
  const told = await session.all<ToldRow & Record<string, unknown>>(
    `SELECT ${recordRefStruct} AS ref, s.department AS department, [${same.join(', ')}] AS said
     FROM said s JOIN (SELECT record_id, batch_id, row_number, department_name AS department FROM said) r USING (record_id) ${lineageJoinSql}`,
  );
  return golden.fields.map(({ field }, at) => valueAt(field, at, stored, told));
}

function storedSql(golden: GoldenKind, entityId: number, isUnmasked: boolean): string {
  const columns = golden.fields.map(({ field }) => goldenColumnNames(field));
  const values = golden.fields.map(({ field }) =>
    maskSql(isUnmasked ? 'none' : fieldOf(golden, field).masking, quote(field)),
  );
  return `SELECT [${values.map((value) => `(${value})::VARCHAR`).join(', ')}] AS values,
      [${columns.map(({ record }) => record).join(', ')}] AS records, [${columns.map(({ rule }) => rule).join(', ')}] AS rules
    FROM master.${golden.table} WHERE entity_id = ${BigInt(entityId)}`;
}

function valueAt(
  field: string,
  at: number,
  stored: StoredRow | undefined,
  told: readonly ToldRow[],
): GoldenValue {
  const chosen = stored?.records[at] ?? null;
  const own = told.find(({ ref }) => chosen !== null && ref.recordId === Number(chosen));
  if (!stored || !own) return { field, value: null, rule: null, record: null, agreeing: 0, differing: 0 };
  const saying = new Map<string, Set<number>>();
  for (const { said, department } of told) {
    const value = said[at];
    if (value != null) saying.set(value, (saying.get(value) ?? new Set()).add(department));
  }
  const agreeing = saying.get(own.said[at]!)?.size ?? 0;
  const all = [...saying.values()].reduce((sum, departments) => sum + departments.size, 0);
  const record = { ...own.ref };
  return {
    field,
    value: stored.values[at]!,
    rule: stored.rules[at]!,
    record,
    agreeing,
    differing: all - agreeing,
  };
}

import type { SurvivorshipRule } from '../../../schemas/api/master/entities.ts';
import type { ValueCandidate } from '../../../schemas/api/master/lineage.ts';
import type { RecordRef } from '../../../schemas/api/master/record-ref.ts';
import type { Masking } from '../../../schemas/datasets/dataset.ts';
import type { GoldenField, GoldenKind } from '../../../schemas/master/golden-field.ts';
import { maskSql } from '../../access/mask-sql.ts';
import { literal, quote } from '../../warehouse/quote.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { HubError } from '../../base/hub-error.ts';
import { lineageJoinSql, recordRefStruct } from '../entity/record-refs.ts';
import { candidatesSql, sameSql } from '../golden/candidates-sql.ts';
import { fieldOf } from '../golden/given-fields.ts';

/** What is said of a field of one entity, the chosen value first, and what decided. */
export interface FieldCandidates {
  rule: SurvivorshipRule | null;
  candidates: ValueCandidate[];
}

interface CandidateRow {
  field: string;
  entity_id: bigint;
  value: string;
  place: bigint;
  rule: SurvivorshipRule;
  authority: number;
  departments: number;
  records: RecordRef[];
}

/** What is said of a field of an entity, by `candidatesKey`. */
type CandidatesByField = ReadonlyMap<string, FieldCandidates>;

export function candidatesKey(entityId: number, field: string): string {
  return `${entityId} ${field}`;
}

/**
 * What the entities in `said` are said to have in some fields.
 *
 * @throws HubError `BAD_INPUT` for a field that golden records of the kind do not have
 */
export async function valueCandidates(
  session: ConnectedSession,
  golden: GoldenKind,
  keys: readonly string[],
  { isUnmasked }: { isUnmasked: boolean },
): Promise<CandidatesByField> {
  const fields = keys.map((key) => {
    const field = golden.fields.find((one) => one.field === key);
    if (!field) throw new HubError('BAD_INPUT', { detail: `field ${key}` });
    return fieldSql(field, isUnmasked ? 'none' : fieldOf(golden, key).masking);
  });
  // In one statement: branches of a union are worked on side by side.
  const rows = await session.all<CandidateRow>(
    `SELECT * FROM (${fields.join(' UNION ALL ')}) ORDER BY field, entity_id, place`,
  );
  const found = new Map<string, FieldCandidates>();
  for (const row of rows) {
    const key = candidatesKey(Number(row.entity_id), row.field);
    const entry = found.get(key) ?? { rule: row.rule, candidates: [] };
    entry.candidates.push(candidateOf(row));
    found.set(key, entry);
  }
  return found;
}

function fieldSql(field: GoldenField, masking: Masking): string {
  return `SELECT ${literal(field.field)} AS field, c.entity_id, ${maskSql(masking, 'any_value(c.value)::VARCHAR')} AS value,
      any_value(place) AS place, any_value(rule) AS rule, any_value(authority)::DOUBLE AS authority,
      any_value(departments)::DOUBLE AS departments, list(ref ORDER BY ref."receivedOn" DESC, ref."recordId") AS records
    FROM (${candidatesSql(field, 'said')}) c
    JOIN (
      SELECT r.entity_id, r.same, ${recordRefStruct} AS ref
      FROM (SELECT entity_id, record_id, batch_id, row_number, department_name AS department, ${sameSql(field)} AS same
            FROM said WHERE ${quote(field.field)} IS NOT NULL) r ${lineageJoinSql}) s
      ON s.entity_id = c.entity_id AND s.same = c.same
    GROUP BY c.entity_id, c.same`;
}

function candidateOf({ value, place, authority, departments, records }: CandidateRow): ValueCandidate {
  return {
    value,
    isChosen: Number(place) === 1,
    authority,
    departments,
    latest: records.reduce((latest, { receivedOn }) => (receivedOn > latest ? receivedOn : latest), ''),
    records: records.map((record) => ({ ...record })),
  };
}

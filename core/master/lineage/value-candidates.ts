import type { SurvivorshipRule } from '../../../schemas/api/master/entities.ts';
import type { ValueCandidate } from '../../../schemas/api/master/lineage.ts';
import type { RecordRef } from '../../../schemas/api/master/record-ref.ts';
import type { GoldenKind } from '../../../schemas/master/golden-field.ts';
import { maskSql } from '../../access/mask-sql.ts';
import { quote } from '../../warehouse/quote.ts';
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
  entity_id: bigint;
  value: string;
  place: bigint;
  rule: SurvivorshipRule;
  authority: number;
  departments: number;
  records: RecordRef[];
}

/**
 * What the entities in `said` are said to have in a field, by entity.
 *
 * @throws HubError `BAD_INPUT` for a field that golden records of the kind do not have
 */
export async function valueCandidates(
  session: ConnectedSession,
  golden: GoldenKind,
  key: string,
  { isUnmasked }: { isUnmasked: boolean },
): Promise<Map<number, FieldCandidates>> {
  const field = golden.fields.find((one) => one.field === key);
  if (!field) throw new HubError('BAD_INPUT', { detail: `field ${key}` });
  const value = quote(key);
  const masking = isUnmasked ? 'none' : fieldOf(golden, key).masking;
  const rows = await session.all<CandidateRow>(
    `SELECT c.entity_id, ${maskSql(masking, 'any_value(c.value)::VARCHAR')} AS value,
       any_value(place) AS place, any_value(rule) AS rule, any_value(authority)::DOUBLE AS authority,
       any_value(departments)::DOUBLE AS departments, list(ref ORDER BY ref."receivedOn" DESC, ref."recordId") AS records
     FROM (${candidatesSql(field, 'said')}) c
     JOIN (
       SELECT r.entity_id, r.same, ${recordRefStruct} AS ref
       FROM (SELECT entity_id, record_id, batch_id, row_number, department_name AS department, ${sameSql(field)} AS same
             FROM said WHERE ${value} IS NOT NULL) r ${lineageJoinSql}) s
       ON s.entity_id = c.entity_id AND s.same = c.same
     GROUP BY c.entity_id, c.same ORDER BY c.entity_id, any_value(place)`,
  );
  const found = new Map<number, FieldCandidates>();
  for (const row of rows) {
    const entityId = Number(row.entity_id);
    const entry = found.get(entityId) ?? { rule: row.rule, candidates: [] };
    entry.candidates.push(candidateOf(row));
    found.set(entityId, entry);
  }
  return found;
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

import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { Judgement } from '../../../schemas/api/linkage/pairs.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { currentSubjectsSql } from './current-subjects.ts';

/** Two current records by their ids, the smaller first. */
export interface RecordPair {
  left: number;
  right: number;
}

export type JudgedPair = Judgement & RecordPair;

export function pairKey({ left, right }: RecordPair): string {
  return left < right ? `${left} ${right}` : `${right} ${left}`;
}

/**
 * Query of the judgements that stand, with the current records of both subjects in place of what identifies them:
 * the columns of `JudgedPair`, `data_version`, `source_id`s in no order. A side that has no record any more is null.
 *
 * @param ids SQL of the record ids to look for; all where it is left out
 */
export function standingJudgementsSql(entity: EntityKind, ids?: string): string {
  const subjects = currentSubjectsSql(entity, ids ? `record_id IN (${ids})` : 'true');
  const join = ids ? 'JOIN' : 'LEFT JOIN';
  return `WITH subject AS (${subjects})
    SELECT j.judgement_id::DOUBLE AS "judgementId", j.verdict, j.note, j.by_name AS "by", j.judged_at AS "at",
      least(l.record_id, r.record_id)::DOUBLE AS "left", greatest(l.record_id, r.record_id)::DOUBLE AS "right",
      l.record_id IS NOT NULL AND r.record_id IS NOT NULL AS "isThere", j.data_version::DOUBLE AS "dataVersion"
    FROM link.judgement j
    ${join} subject l ON l.source_id = j.left_source AND l.source_key = j.left_key
    ${join} subject r ON r.source_id = j.right_source AND r.source_key = j.right_key
    WHERE j.entity = '${entity}' AND j.withdrawn_version IS NULL`;
}

/** The judgements that stand between some records, by `pairKey`. */
export async function judgementsAmong(
  session: Session,
  entity: EntityKind,
  ids: Iterable<number>,
): Promise<Map<string, Judgement>> {
  const rows = await session.all<JudgedPair>(standingJudgementsSql(entity, 'SELECT unnest($1::BIGINT[])'), [
    [...new Set(ids)].map(BigInt),
  ]);
  return new Map(rows.map((row) => [pairKey(row), judgementOf(row)]));
}

export function judgementOf({ judgementId, verdict, note, by, at }: Judgement): Judgement {
  return { judgementId, verdict, note, by, at };
}

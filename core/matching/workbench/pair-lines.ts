import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { PairLine } from '../../../schemas/api/linkage/pairs.ts';
import type { Actor } from '../../access/actor.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { findLastRun } from './last-run.ts';
import { levelsOf } from './pattern-lines.ts';
import { judgementsAmong, pairKey } from './standing-judgements.ts';
import { noName, visibleRecords, type VisibleRecord } from './visible-records.ts';

/** Which of the last run's pairs: of one pattern, of weights from ≤ weight < below. */
export interface PairQuery {
  entity: EntityKind;
  pattern: number | null;
  from: number | null;
  below: number | null;
  offset: number;
  limit: number;
}

/** A page of the last run's pairs, the likeliest first. */
export async function pairLines(
  session: Session,
  actor: Actor,
  { entity, offset, limit, ...which }: PairQuery,
): Promise<{ total: number; pairs: PairLine[] }> {
  const run = await findLastRun(session, entity);
  if (!run) return { total: 0, pairs: [] };
  const { from, values } = selection(entity, which);
  const [[counted], rows] = await Promise.all([
    session.all<{ total: number }>(`SELECT count(*)::DOUBLE AS total ${from}`, values),
    session.all<Pick<PairLine, 'left' | 'right' | 'weight' | 'pattern'>>(
      `SELECT left_id::DOUBLE AS "left", right_id::DOUBLE AS "right", weight, pattern::DOUBLE AS pattern
       ${from} ORDER BY weight DESC, left_id, right_id LIMIT ${limit} OFFSET ${offset}`,
      values,
    ),
  ]);
  const ids = rows.flatMap(({ left, right }) => [left, right]);
  const records = await visibleRecords(session, actor, entity, ids);
  const judgements = await judgementsAmong(session, entity, ids);
  const pairs = rows.map((row) => ({
    ...row,
    levels: levelsOf(run.model, row.pattern),
    ...describeSides(records.get(row.left), records.get(row.right)),
    verdict: judgements.get(pairKey(row))?.verdict ?? null,
  }));
  return { total: counted!.total, pairs };
}

function selection(entity: EntityKind, which: Pick<PairQuery, 'pattern' | 'from' | 'below'>) {
  const values: (string | number)[] = [entity];
  const condition = (value: number | null, sql: string) =>
    value === null ? [] : [`${sql} $${values.push(value)}`];
  const conditions = [
    'entity = $1',
    ...condition(which.pattern, 'pattern ='),
    ...condition(which.from, 'weight >='),
    ...condition(which.below, 'weight <'),
  ];
  return { from: `FROM link.pair WHERE ${conditions.join(' AND ')}`, values };
}

function describeSides(
  left: VisibleRecord | undefined,
  right: VisibleRecord | undefined,
): Pick<PairLine, 'names' | 'departments' | 'isTogether'> {
  return {
    names: [left?.name ?? noName, right?.name ?? noName],
    departments: [left?.department ?? noName, right?.department ?? noName],
    isTogether: typeof left?.entityId === 'number' && left.entityId === right?.entityId,
  };
}

import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { Judgement } from '../../../schemas/api/linkage/pairs.ts';
import type { Actor } from '../../access/actor.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { findLastRun } from './last-run.ts';
import { judgementOf, standingJudgementsSql, type RecordPair } from './standing-judgements.ts';
import { noName, visibleRecords } from './visible-records.ts';

export interface JudgementLine extends Judgement {
  left: number | null;
  right: number | null;
  names: [string, string];
  isApplied: boolean;
}

interface StandingRow extends Judgement, RecordPair {
  isThere: boolean;
  dataVersion: number;
}

/** A page of the verdicts that stand, newest first. */
export async function judgementList(
  session: Session,
  actor: Actor,
  { entity, offset, limit }: { entity: EntityKind; offset: number; limit: number },
): Promise<{ total: number; judgements: JudgementLine[] }> {
  const run = await findLastRun(session, entity);
  const [counted] = await session.all<{ total: number }>(
    'SELECT count(*)::DOUBLE AS total FROM link.judgement WHERE entity = $1 AND withdrawn_version IS NULL',
    [entity],
  );
  const rows = await session.all<StandingRow>(
    `${standingJudgementsSql(entity)} ORDER BY j.judgement_id DESC LIMIT ${limit} OFFSET ${offset}`,
  );
  const there = rows.filter(({ isThere }) => isThere);
  const records = await visibleRecords(
    session,
    actor,
    entity,
    there.flatMap(({ left, right }) => [left, right]),
  );
  const nameOf = (id: number) => records.get(id)?.name ?? noName;
  const judgements = rows.map((row): JudgementLine => {
    const { left, right, isThere } = row;
    return {
      ...judgementOf(row),
      ...(isThere ? { left, right } : { left: null, right: null }),
      names: isThere ? [nameOf(left), nameOf(right)] : [noName, noName],
      isApplied: run !== null && row.dataVersion <= run.dataVersion,
    };
  });
  return { total: counted!.total, judgements };
}

import type { MatterQuery } from '../../../schemas/api/dispatch/matters.ts';
import type { Actor } from '../../access/actor.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { hadMatters, seenMatters, type Bind } from '../matters/seen-matters.ts';
import { excludedKeySql } from './assess-units.ts';
import { flagOf } from './assessed-rates.ts';
import { ratedSql } from './rated-sql.ts';
import { excludedKeys, requireAssessment } from './read-assessment.ts';
import { readObjections } from './read-objections.ts';

export type Counted = NonNullable<MatterQuery['counted']>;

/** Of whom, as of when. */
interface CountedFor {
  actor: Actor;
  departments: readonly string[];
  now: string;
  bind: Bind;
}

/**
 * The condition that keeps of `ops.matter m` those that a rate counts and the actor may see: of departments when some are named,
 * otherwise of areas; now, or as an assessment counts them.
 *
 * @throws HubError `NOT_FOUND` for an unknown assessment
 */
export async function countedSql(
  session: Session,
  { rate, part, assessmentId = null, before = false }: Counted,
  { actor, departments, now, bind }: CountedFor,
): Promise<string> {
  const flag = flagOf(rate, part);
  if (assessmentId === null) {
    const by = departments.length > 0 ? 'department' : 'area';
    const rated = ratedSql({ by, condition: 'TRUE', untilSeq: null, now: bind(now) });
    return `m.matter_id IN (SELECT matter_id FROM (${rated}) WHERE ${flag} AND ${unitSql(by, departments, bind)}) AND ${seenMatters(actor, bind)}`;
  }
  const assessment = await requireAssessment(session, assessmentId);
  const { by, from, to, openedSeq, openedAt } = assessment;
  const excluded = before ? [] : excludedKeys(by, await readObjections(session, assessmentId));
  const condition = `left(m.created_at, 10) BETWEEN ${bind(from)} AND ${bind(to)}`;
  const rated = ratedSql({ by, condition, untilSeq: bind(openedSeq), now: bind(openedAt) });
  const isCounted = `${flag} AND NOT list_contains(${bind(excluded)}::VARCHAR[], ${excludedKeySql(by)})`;
  // A department is assessed for what it gave back too: it may see which that is, of its own unit alone.
  const ownUnits = actor.role === 'liaison' && by === 'department' ? [actor.department ?? ''] : departments;
  const seen = by === 'department' ? hadMatters(actor, bind) : seenMatters(actor, bind);
  return `m.matter_id IN (SELECT matter_id FROM (${rated}) WHERE ${isCounted} AND ${unitSql(by, ownUnits, bind)}) AND ${seen}`;
}

function unitSql(by: 'department' | 'area', departments: readonly string[], bind: Bind): string {
  return by === 'department' && departments.length > 0
    ? `list_contains(${bind(departments)}::VARCHAR[], unit)`
    : 'TRUE';
}

import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { Actor } from '../../access/actor.ts';
import { HubError } from '../../base/hub-error.ts';
import type { CommandLog } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { entityMembers } from './entity-members.ts';
import { judgePairs } from './judge-pairs.ts';
import { requireLastRun } from './last-run.ts';
import { standingJudgementsSql, type RecordPair } from './standing-judgements.ts';

export interface EntitySplit {
  entity: EntityKind;
  entityId: number;
  /** Records to keep apart from the entity's others. */
  records: readonly number[];
  note: string;
}

/**
 * Keeps some records of an entity apart from its others: a verdict `different` for each link between both parts,
 * judged `same` or found. Average linkage joins no two groups that a verdict stands between, and records that no link
 * connects cannot have been joined directly.
 *
 * @returns how many verdicts were given
 * @throws HubError `NOT_FOUND`, `CONFLICT` for records that are not (or no longer) in the entity, `BAD_INPUT` when none
 *   or all of them are named, or nothing links both parts
 */
export async function splitEntity(
  dependencies: { warehouse: Session; commands: CommandLog },
  actor: Actor,
  { entity, entityId, records, note }: EntitySplit,
): Promise<number> {
  const { warehouse } = dependencies;
  const { threshold } = await requireLastRun(warehouse, entity);
  const members = (await entityMembers(warehouse, entity, [entityId])).get(entityId);
  if (!members) throw new HubError('NOT_FOUND', { kind: 'entity', id: String(entityId) });
  const apart = new Set(records);
  if ([...apart].some((id) => !members.includes(id)))
    throw new HubError('CONFLICT', { kind: 'entity', id: String(entityId) });
  const rest = members.filter((id) => !apart.has(id));
  const between = rest.length === 0 ? [] : await linksBetween(warehouse, entity, [...apart], rest, threshold);
  if (between.length === 0) throw new HubError('BAD_INPUT', { detail: 'records' });
  await judgePairs(dependencies, actor, { entity, verdict: 'different', note }, between);
  return between.length;
}

function linksBetween(
  session: Session,
  entity: EntityKind,
  apart: readonly number[],
  rest: readonly number[],
  threshold: number,
): Promise<RecordPair[]> {
  return session.all<RecordPair>(
    `WITH link AS (
       SELECT left_id AS l, right_id AS r FROM link.pair WHERE entity = $1 AND weight >= $4
       UNION SELECT "left"::BIGINT, "right"::BIGINT FROM (${standingJudgementsSql(entity)})
       WHERE "isThere" AND verdict = 'same'),
     apart AS (SELECT unnest($2::BIGINT[]) AS id), rest AS (SELECT unnest($3::BIGINT[]) AS id)
     SELECT l::DOUBLE AS "left", r::DOUBLE AS "right" FROM link
     WHERE (l IN (FROM apart) AND r IN (FROM rest)) OR (r IN (FROM apart) AND l IN (FROM rest)) ORDER BY l, r`,
    [entity, apart.map(BigInt), rest.map(BigInt), threshold],
  );
}

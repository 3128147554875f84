import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { Judgement, Verdict } from '../../../schemas/api/linkage/pairs.ts';
import type { Actor } from '../../access/actor.ts';
import { maskText } from '../../ingest/parser/mask-text.ts';
import type { ActorRef, CommandLog } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { judgementWithdrawn } from './judgement-withdrawn.ts';
import { judgementsMade } from './judgements-made.ts';
import { noRecord } from './pair-views.ts';
import { judgementsAmong, pairKey, type RecordPair } from './standing-judgements.ts';
import { visibleRecords } from './visible-records.ts';

interface Dependencies {
  warehouse: Session;
  commands: CommandLog;
}

export interface Decision {
  entity: EntityKind;
  verdict: Verdict;
  note: string;
}

/**
 * Keeps one verdict on some pairs of current records.
 *
 * @throws HubError `NOT_FOUND` for a record that the actor may not see, `CONFLICT` for one that is gone meanwhile
 */
export async function judgePairs(
  { warehouse, commands }: Dependencies,
  actor: Actor,
  { entity, verdict, note }: Decision,
  pairs: readonly RecordPair[],
): Promise<void> {
  const ids = pairs.flatMap(({ left, right }) => [left, right]);
  const visible = await visibleRecords(warehouse, actor, entity, ids);
  for (const id of ids) if (!visible.has(id)) throw noRecord(id);
  await commands.execute(
    judgementsMade,
    (allot) => {
      const first = allot.ids('decision', pairs.length);
      return {
        entity,
        verdict,
        note: maskText(note),
        dataVersion: allot.dataVersion(),
        pairs: pairs.map(({ left, right }, at) => ({ judgementId: first + at, left, right })),
      };
    },
    { actor },
  );
}

/** Keeps a verdict on one pair and returns it as it stands. Throws what `judgePairs` throws. */
export async function judgePair(
  dependencies: Dependencies,
  actor: Actor,
  decision: Decision,
  pair: RecordPair,
): Promise<Judgement> {
  await judgePairs(dependencies, actor, decision, [pair]);
  const kept = await judgementsAmong(dependencies.warehouse, decision.entity, [pair.left, pair.right]);
  return kept.get(pairKey(pair))!;
}

/** Takes a verdict back. Throws `CONFLICT` for one that does not stand. */
export async function withdrawJudgement(
  { commands }: Dependencies,
  actor: ActorRef,
  judgementId: number,
): Promise<void> {
  await commands.execute(judgementWithdrawn, (allot) => ({ judgementId, dataVersion: allot.dataVersion() }), {
    actor,
  });
}

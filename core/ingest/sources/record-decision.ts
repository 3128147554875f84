import type { SourceEventKind } from '../../../schemas/api/sources.ts';
import type { JournalEntry } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** Keeps for the source's history that somebody decided something about it or one of its batches. */
export async function recordDecision(
  session: Session,
  { at, actor }: Pick<JournalEntry, 'at' | 'actor'>,
  decision: { sourceId: number; batchId?: number; kind: SourceEventKind },
): Promise<void> {
  await session.run('INSERT INTO ops.decision VALUES ($1, $2, $3, $4::TIMESTAMP, $5)', [
    decision.sourceId,
    decision.batchId ?? null,
    decision.kind,
    at,
    actor.name,
  ]);
}

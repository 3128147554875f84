import type { Session } from '../../../../warehouse/warehouse.ts';
import type { EventCentre } from '../event-centre.ts';
import { type GramCounts, noGrams } from '../gram-counts.ts';
import { fromBytes, toBytes } from './centre-bytes.ts';

/** Where the last build ended. */
export interface GroupingState {
  counts: GramCounts;
  centres: EventCentre[];
}

/** So many centres are kept in one value. */
const perPart = 2000;

export async function readGroupingState(session: Session): Promise<GroupingState> {
  const counts = await readGramCounts(session);
  const parts = await session.all<{ centres: Uint8Array }>('SELECT centres FROM mart.opinion_centre');
  return {
    counts,
    centres: parts.flatMap(({ centres }) => fromBytes(centres)),
  };
}

/** In how many requests every pair of signs was seen at the last build. */
export async function readGramCounts(session: Session): Promise<GramCounts> {
  const [row] = await session.all<{ tickets: number; seen: Uint8Array }>(
    'SELECT tickets, seen FROM mart.opinion_gram',
  );
  return row ? { tickets: row.tickets, seen: new Uint32Array(row.seen.slice().buffer) } : noGrams();
}

/** @param lastDay ISO date of the newest request that was grouped */
export async function writeGroupingState(
  session: Session,
  { counts, centres }: GroupingState,
  lastDay: string,
): Promise<void> {
  await session.run('DELETE FROM mart.opinion_gram');
  await session.run('INSERT INTO mart.opinion_gram VALUES ($tickets, $lastDay::DATE, $seen)', {
    tickets: counts.tickets,
    lastDay,
    seen: new Uint8Array(counts.seen.buffer),
  });
  await session.run('DELETE FROM mart.opinion_centre');
  for (let at = 0; at < centres.length; at += perPart)
    await session.run('INSERT INTO mart.opinion_centre VALUES ($centres)', {
      centres: toBytes(centres.slice(at, at + perPart)),
    });
}

/** Forgets all groups, so that the next build makes them anew. */
export async function clearGrouping(session: Session): Promise<void> {
  for (const table of ['opinion_member', 'opinion_gram', 'opinion_centre'])
    await session.run(`DELETE FROM mart.${table}`);
}

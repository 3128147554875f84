import { readMasterVersion } from '../../../master/master-version.ts';
import { readBuiltVersion } from '../../../master/read-state.ts';
import type { ConnectedSession, Warehouse } from '../../../warehouse/warehouse.ts';
import { buildEvents } from '../events/build-events.ts';
import type { OpinionContext } from './build-context.ts';
import { fillTickets } from './fill-tickets.ts';
import { mergeParts } from './index-parts.ts';
import { numberRequests } from './number-requests.ts';
import { readChangedWords, readWordsVersion } from './read-domain-words.ts';
import { writePlaceNames } from './read-place-names.ts';
import { readRequests } from './read-requests.ts';
import { fillVerdicts } from '../models/fill-verdicts.ts';
import { ticketsWith } from '../search/tickets-with.ts';

export interface BuildOpinionOptions {
  signal?: AbortSignal;
  progress?: OpinionContext['progress'];
}

/**
 * Reads the requests that are new or whose text has changed, and brings together what is known of all, in one transaction: readers see
 * the old state or the new one.
 *
 * @returns the data version that requests now show
 */
export async function buildOpinion(
  warehouse: Warehouse,
  { signal = new AbortController().signal, progress = () => undefined }: BuildOpinionOptions = {},
): Promise<{ dataVersion: number }> {
  return warehouse.transaction(
    async (session) => {
      const dataVersion = await readMasterVersion(session);
      await build(session, { dataVersion, signal, progress });
      return { dataVersion };
    },
    { signal },
  );
}

async function build(session: ConnectedSession, context: OpinionContext): Promise<void> {
  const numbers = await numberRequests(session, await ticketsToReread(session));
  await writePlaceNames(session);
  await readRequests(session, numbers, context);
  await fillVerdicts(session, context);
  await mergeParts(session);
  context.progress('requests', null);
  await fillTickets(session);
  await buildEvents(session, context);
  for (const table of ['request', 'place_name']) await session.run(`DROP TABLE temp.${table}`);
  await session.run('UPDATE mart.opinion_build SET data_version = $dataVersion', {
    dataVersion: context.dataVersion,
  });
  await session.run('DELETE FROM mart.opinion_built');
  await session.run('INSERT INTO mart.opinion_built VALUES ($words, $master, $tickets)', {
    words: await readWordsVersion(session),
    master: await readBuiltVersion(session),
    tickets: numbers.last,
  });
}

/** Requests in whose text stands a word that people added or took out since the last build. */
async function ticketsToReread(session: ConnectedSession): Promise<number[]> {
  const [built] = await session.all<{ words: number }>(
    'SELECT words::DOUBLE AS words FROM mart.opinion_built',
  );
  if (!built) return [];
  const found = new Set<number>();
  for (const word of await readChangedWords(session, built.words))
    for (const ticket of await ticketsWith(session, word)) found.add(ticket);
  return [...found];
}

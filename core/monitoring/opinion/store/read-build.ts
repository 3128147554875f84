import type { OpinionState } from '../../../../schemas/api/opinion/state.ts';
import { readMasterVersion } from '../../../master/master-version.ts';
import { readBuiltVersion } from '../../../master/read-state.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { readWordsVersion } from './read-domain-words.ts';

interface Built {
  version: number;
  words: number;
  master: number;
}

/** What the last build was made from, and whether that has changed since. */
export async function readBuild(session: Session): Promise<{ dataVersion: number; stale: boolean }> {
  const [build] = await session.all<Built>(
    `SELECT data_version::DOUBLE AS version, coalesce(words, -1)::DOUBLE AS words, coalesce(master_version, -1)::DOUBLE AS master
     FROM mart.opinion_build LEFT JOIN mart.opinion_built ON TRUE`,
  );
  const { version, words, master } = build!;
  const stale =
    (await readMasterVersion(session)) > version ||
    (await readBuiltVersion(session)) > master ||
    (await readWordsVersion(session)) > words;
  return { dataVersion: version, stale };
}

/** How far the requests reach that were read. */
export async function readOpinionState(session: Session): Promise<OpinionState> {
  const [row] = await session.all<{ tickets: number; first: string | null; last: string | null }>(
    'SELECT count(*)::DOUBLE AS tickets, min("day") AS first, max("day") AS last FROM mart.opinion_ticket',
  );
  const { tickets, first, last } = row!;
  const days = first !== null && last !== null ? { first, last } : null;
  return { ...(await readBuild(session)), tickets, days };
}

import type { Session } from '../../../warehouse/warehouse.ts';
import type { DomainWord } from '../text/domain-word.ts';

/** Names of the master data by which texts are read. */
const masterWordsSql = `
  SELECT name AS word, 'place' AS kind FROM place_name
  UNION ALL SELECT name, 'place' FROM master.grid WHERE to_date IS NULL
  UNION ALL SELECT department, 'department' FROM ops.source`;

const addedSql = `SELECT word, arg_max(struct_pack(kind), data_version).kind AS kind FROM ops.opinion_word GROUP BY word`;

/**
 * Every word of the city: of the master data and what people added, without those that they took out.
 *
 * @param session one with `place_name` (read-place-names.ts)
 */
export async function readDomainWords(session: Session): Promise<DomainWord[]> {
  return session.all<DomainWord>(
    `SELECT word, any_value(kind) AS kind FROM (
       SELECT word, kind FROM (${masterWordsSql}) WHERE word IS NOT NULL AND word NOT IN (SELECT word FROM (${addedSql}))
       UNION ALL SELECT word, kind FROM (${addedSql}) WHERE kind IS NOT NULL)
     GROUP BY word ORDER BY word`,
  );
}

/** The words that people added or took out after a data version. */
export async function readChangedWords(session: Session, since: number): Promise<string[]> {
  const rows = await session.all<{ word: string }>(
    'SELECT DISTINCT word FROM ops.opinion_word WHERE data_version > $since ORDER BY word',
    { since },
  );
  return rows.map(({ word }) => word);
}

/** The data version of the newest word that people added or took out; 0: none. */
export async function readWordsVersion(session: Session): Promise<number> {
  const [row] = await session.all<{ version: number | null }>(
    'SELECT max(data_version)::DOUBLE AS version FROM ops.opinion_word',
  );
  return row?.version ?? 0;
}

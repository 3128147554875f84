import type { Session } from '../../../warehouse/warehouse.ts';
import type { DomainWord } from '../text/domain-word.ts';

/** Names of the master data by which texts are read. A village's name without its ending is a word of its own in texts. */
const masterWordsSql = `
  SELECT name AS word, 'place' AS kind FROM ref.own_division WHERE length(code) >= 6
  UNION SELECT name, 'place' FROM master.address_name WHERE component IN ('road', 'lane', 'estate', 'village', 'poi')
  UNION SELECT name, 'place' FROM master.grid WHERE to_date IS NULL
  UNION SELECT department, 'department' FROM ops.source`;

const addedSql = `SELECT word, arg_max(struct_pack(kind), data_version).kind AS kind FROM ops.opinion_word GROUP BY word`;

/** Every word of the city: of the master data and what people added, without those that they took out. */
export async function readDomainWords(session: Session): Promise<DomainWord[]> {
  return session.all<DomainWord>(
    `SELECT word, any_value(kind) AS kind FROM (
       SELECT word, kind FROM (${masterWordsSql}) WHERE word IS NOT NULL AND word NOT IN (SELECT word FROM (${addedSql}))
       UNION ALL SELECT word, kind FROM (${addedSql}) WHERE kind IS NOT NULL)
     GROUP BY word ORDER BY word`,
  );
}

/** The data version of the newest word that people added or took out; 0: none. */
export async function readWordsVersion(session: Session): Promise<number> {
  const [row] = await session.all<{ version: number | null }>(
    'SELECT max(data_version)::DOUBLE AS version FROM ops.opinion_word',
  );
  return row?.version ?? 0;
}

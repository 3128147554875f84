import type { Session } from '../../warehouse/warehouse.ts';
import { confirmedAddressesSql } from './address-fields.ts';
import { readGazetteer } from './read-gazetteer.ts';
import { writeParsedAddresses } from './write-parsed.ts';

/** What confirmed addresses call roads, lanes, estates and villages, as `readGazetteer` takes it. */
export const ownNamesSql = 'SELECT component, name, "count" FROM master.address_name';

/** Makes the names known that the standing confirmations bear, as far as their addresses can be read without them. */
export async function buildAddressNames(session: Session): Promise<void> {
  const [standing] = await session.all(
    'SELECT 1 FROM master.address_confirmation WHERE withdrawn_version IS NULL LIMIT 1',
  );
  if (!standing) return;
  const texts = `SELECT text FROM (${confirmedAddressesSql()})`;
  await writeParsedAddresses(session, texts, 'parsed_confirmed', await readGazetteer(session));
  await writeAddressNames(session, 'parsed_confirmed');
  await session.run('DROP TABLE temp.parsed_confirmed');
}

/**
 * Fills `master.address_name` anew. Numbers are no names, nor is a single character.
 *
 * @param addresses SQL of a relation with the columns `normal, road, lane, estate, village`
 */
export async function writeAddressNames(session: Session, addresses: string): Promise<void> {
  await session.run('DELETE FROM master.address_name');
  await session.run(
    `INSERT INTO master.address_name
     SELECT component, name, count(DISTINCT normal)::INTEGER FROM (
       SELECT normal, unnest(['road', 'lane', 'estate', 'village']) AS component, unnest([road, lane, estate, village]) AS name
       FROM ${addresses})
     WHERE regexp_matches(name, '\\p{Han}.*\\p{Han}') GROUP BY ALL ORDER BY ALL`,
  );
}

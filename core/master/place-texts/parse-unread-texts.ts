import { ownNamesSql } from '../addresses/address-names.ts';
import { readGazetteer } from '../addresses/read-gazetteer.ts';
import { writeParsedAddresses } from '../addresses/write-parsed.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** Texts of which the simple cut has no place or no door, and that may hold one. */
const unreadSql = `SELECT text FROM place_text WHERE (coalesce(road, estate) IS NULL OR door IS NULL) AND regexp_matches(text, '[0-9０-９一二三四五六七八九十]')`;

/**
 * Parses the texts in `place_text` that the simple cut could not read and fills in what it left empty. Parsing costs six
 * times as much: it is kept for the few that need it. A group and its house number are a village's door.
 */
export async function parseUnreadTexts(session: Session): Promise<void> {
  const [unread] = await session.all<{ texts: number }>(
    `SELECT count(*)::DOUBLE AS texts FROM (${unreadSql})`,
  );
  if (unread!.texts === 0) return;
  await writeParsedAddresses(session, unreadSql, 'parsed_text', await readGazetteer(session, ownNamesSql));
  await session.run(`UPDATE place_text t SET
      district = coalesce(t.district, CASE WHEN length(p.code) >= 6 THEN left(p.code, 6) END),
      town = coalesce(t.town, CASE WHEN length(p.code) >= 9 THEN left(p.code, 9) END),
      village = coalesce(t.village, CASE WHEN length(p.code) >= 12 THEN left(p.code, 12) END),
      road = coalesce(t.road, p.road || coalesce(p.lane || '弄', '') || p.number),
      estate = coalesce(t.estate, p.estate_key),
      door = coalesce(t.door, p.door_key, CASE WHEN p."group" IS NOT NULL THEN p."group" || '-' || p.number END)
    FROM parsed_text p WHERE p.text = t.text`);
  await session.run('DROP TABLE temp.parsed_text');
}

import { buildGazetteer } from '../../address/gazetteer.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { addressTextsSql } from '../addresses/address-fields.ts';
import { ownNamesSql } from '../addresses/address-names.ts';
import { readGazetteer } from '../addresses/read-gazetteer.ts';
import { writeParsedAddresses } from '../addresses/write-parsed.ts';

/** Texts in `place_text` of which the simple cut has no place or no door, and that may hold one. */
const unreadSql = `SELECT text FROM place_text WHERE (coalesce(road, estate) IS NULL OR door IS NULL) AND regexp_matches(text, '[0-9０-９一二三四五六七八九十]')`;

/**
 * Makes `parsed_address(text, …parsedColumns)` of the texts that need parsing: what the simple cut could not read, and what
 * the standard addresses are made of. Parsing costs six times as much as the cut, and the names that it knows are many:
 * all is parsed at once, each text once.
 */
export async function parseTexts(session: Session): Promise<void> {
  const texts = `${unreadSql} UNION ${addressTextsSql()}`;
  const [some] = await session.all(`SELECT 1 FROM (${texts}) LIMIT 1`);
  const gazetteer = some ? await readGazetteer(session, ownNamesSql) : buildGazetteer([]);
  await writeParsedAddresses(session, texts, 'parsed_address', gazetteer);
}

/** Fills in what the simple cut left empty in `place_text`. A group and its house number are a village's door. */
export async function fillUnreadTexts(session: Session): Promise<void> {
  await session.run(`UPDATE place_text t SET
      district = coalesce(t.district, CASE WHEN length(p.code) >= 6 THEN left(p.code, 6) END),
      town = coalesce(t.town, CASE WHEN length(p.code) >= 9 THEN left(p.code, 9) END),
      village = coalesce(t.village, CASE WHEN length(p.code) >= 12 THEN left(p.code, 12) END),
      road = coalesce(t.road, p.road || coalesce(p.lane || '弄', '') || p.number),
      estate = coalesce(t.estate, p.estate_key),
      door = coalesce(t.door, p.door_key, CASE WHEN p."group" IS NOT NULL THEN p."group" || '-' || p.number END)
    FROM (SELECT * FROM parsed_address SEMI JOIN (${unreadSql}) USING (text)) p WHERE p.text = t.text`);
}

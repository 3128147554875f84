import { pinyin } from 'pinyin-pro';
import type { GoldenKind } from '../../../schemas/master/golden-field.ts';
import { quote } from '../../warehouse/quote.ts';
import type { ConnectedSession, QueryOptions } from '../../warehouse/warehouse.ts';

/**
 * Gives golden names that have none yet the first letters of their pinyin, by which people search: 张伟 is zw. JavaScript sees each distinct
 * character once, and family names by their own reading (曾 as zeng, 单 as shan).
 */
export async function writeInitials(
  session: ConnectedSession,
  { table, initialsOf }: GoldenKind,
  query: QueryOptions,
): Promise<void> {
  if (initialsOf === null) return;
  const name = quote(initialsOf);
  const names = `SELECT DISTINCT ${name} AS name FROM master.${table} WHERE ${name} IS NOT NULL AND name_initials IS NULL`;
  const characters = await session.all<{ character: string; leads: boolean }>(
    `SELECT character, bool_or(place = 1) AS leads
     FROM (SELECT unnest(string_split(name, '')) AS character, generate_subscripts(string_split(name, ''), 1) AS place FROM (${names}))
     GROUP BY character ORDER BY character`,
    [],
    query,
  );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE letter AS
     SELECT unnest($1::VARCHAR[]) AS character, unnest($2::VARCHAR[]) AS letter, unnest($3::VARCHAR[]) AS first_letter`,
    [
      characters.map(({ character }) => character),
      characters.map(({ character }) => letterOf(character, false)),
      characters.map(({ character, leads }) => letterOf(character, leads)),
    ],
  );
  await session.run(
    `UPDATE master.${table} SET name_initials = initials.letters
     FROM (
       SELECT name, string_agg(CASE WHEN place = 1 THEN first_letter ELSE letter END, '' ORDER BY place) AS letters
       FROM (SELECT name, unnest(string_split(name, '')) AS character, generate_subscripts(string_split(name, ''), 1) AS place FROM (${names}))
       JOIN letter USING (character) GROUP BY name) initials
     WHERE ${table}.${name} = initials.name AND name_initials IS NULL`,
    [],
    query,
  );
  await session.run('DROP TABLE temp.letter');
}

/** The first letter of a character's reading; other letters and digits as they are, everything else not at all. */
function letterOf(character: string, isFamilyName: boolean): string {
  if (/\p{Script=Han}/u.test(character))
    return pinyin(character, { toneType: 'none', surname: isFamilyName ? 'head' : 'off' })
      .trim()
      .slice(0, 1);
  return /[\p{L}\p{N}]/u.test(character) ? character.toLowerCase() : '';
}

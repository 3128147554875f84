import { pinyin } from 'pinyin-pro';
import type { Session } from '../../warehouse/warehouse.ts';

/**
 * Makes `name_reading(name, reading)` of all values in the column `name` of a temporary table: pinyin without tones,
 * dots and spaces, so that homophones (伟/玮), traditional characters and names with and without a dot block together.
 * JavaScript sees each distinct character once; names are put together in SQL.
 */
export async function writeNameReadings(session: Session, table: string): Promise<void> {
  const names = `SELECT DISTINCT name FROM ${table} WHERE name IS NOT NULL`;
  const characters = await session.all<{ character: string }>(
    `SELECT DISTINCT unnest(string_split(name, '')) AS character FROM (${names}) ORDER BY 1`,
  );
  const sounds = characters.map(({ character }) => readingOf(character));
  await session.run(
    `CREATE OR REPLACE TEMP TABLE character_reading AS SELECT unnest($1::VARCHAR[]) AS character, unnest($2::VARCHAR[]) AS sound`,
    [characters.map(({ character }) => character), sounds],
  );
  await session.run(`CREATE OR REPLACE TEMP TABLE name_reading AS
    WITH split AS (
      SELECT name, unnest(string_split(name, '')) AS character, generate_subscripts(string_split(name, ''), 1) AS place
      FROM (${names}))
    SELECT name, nullif(string_agg(sound, ' ' ORDER BY place) FILTER (sound <> ''), '') AS reading
    FROM split JOIN character_reading USING (character) GROUP BY name`);
  await session.run('DROP TABLE character_reading');
}

function readingOf(character: string): string {
  if (/\p{Script=Han}/u.test(character)) return pinyin(character, { toneType: 'none' }).trim();
  return /[\p{L}\p{N}]/u.test(character) ? character.toLowerCase() : '';
}

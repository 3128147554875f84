import { pinyin } from 'pinyin-pro';
import type { Session } from '../warehouse/warehouse.ts';

/**
 * Adds the column `name_sound` to `standardised`: the name's pinyin without tones, so that homophones
 * (伟/玮) block together. JavaScript sees each distinct character once; names are put together in SQL.
 */
export async function addNameSounds(session: Session): Promise<void> {
  const characters = await session.all<{ character: string }>(
    `SELECT DISTINCT unnest(string_split(name, '')) AS character FROM standardised WHERE name IS NOT NULL ORDER BY 1`,
  );
  const sounds = characters.map(({ character }) => pinyin(character, { toneType: 'none' }).trim());
  await session.run(
    `CREATE OR REPLACE TEMP TABLE character_sound AS SELECT unnest($1::VARCHAR[]) AS character, unnest($2::VARCHAR[]) AS sound`,
    [characters.map(({ character }) => character), sounds],
  );
  await session.run(`CREATE OR REPLACE TEMP TABLE name_sound AS
    WITH names AS (SELECT DISTINCT name FROM standardised WHERE name IS NOT NULL),
    split AS (SELECT name, unnest(string_split(name, '')) AS character, generate_subscripts(string_split(name, ''), 1) AS place FROM names)
    SELECT name, string_agg(sound, ' ' ORDER BY place) AS name_sound FROM split JOIN character_sound USING (character) GROUP BY name`);
  await session.run(`CREATE OR REPLACE TEMP TABLE sounded AS
    SELECT s.*, q.name_sound FROM standardised s LEFT JOIN name_sound q USING (name)`);
  await session.run('DROP TABLE standardised');
  await session.run('ALTER TABLE sounded RENAME TO standardised');
}

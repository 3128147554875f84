import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Gazetteer } from '../../../../core/address/gazetteer.ts';
import { readGazetteer } from '../../../../core/master/addresses/read-gazetteer.ts';
import { writeParsedAddresses } from '../../../../core/master/addresses/write-parsed.ts';
import { writeStandardTexts } from '../../../../core/master/addresses/write-standard-texts.ts';
import type { Scratch } from '../../../../core/warehouse/scratch.ts';
import { openReferences } from '../../../fixtures/reference-session.ts';

let session: Scratch;
let gazetteer: Gazetteer;
beforeAll(async () => {
  session = await openReferences();
  gazetteer = await readGazetteer(session);
});
afterAll(() => session.close());

/** Texts, each with the grid of its row, by the address that they are taken for. */
async function standardOf(said: readonly (readonly [text: string, grid: string | null])[]) {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE said_address AS
     SELECT unnest($texts::VARCHAR[]) AS text, nullif(unnest($grids::VARCHAR[]), '') AS grid`,
    { texts: said.map(([text]) => text), grids: said.map(([, grid]) => grid ?? '') },
  );
  await session.run('CREATE OR REPLACE TEMP TABLE confirmed_address (text VARCHAR)');
  await writeParsedAddresses(session, 'SELECT text FROM said_address', 'parsed_address', gazetteer);
  await writeStandardTexts(session);
  const rows = await session.all<{ text: string; standard: string }>(
    'SELECT text, standard FROM standard_text ORDER BY text',
  );
  return new Map(rows.map(({ text, standard }) => [text, standard]));
}

const [whole, bare] = ['江阴市虹桥北路166号天鹤花园12幢1单元502室', '天鹤花园12幢1单元502室'];

it('a spelling without road and divisions is the one address that it can mean', async () => {
  const standard = await standardOf([
    [whole, 'g1'],
    [bare, null],
    ['江阴市天鹤花园12幢1单元502室', 'g1'],
    ['天鹤花园12幢1单元503室', 'g1'],
  ]);
  expect(standard.get(bare)).toBe(whole);
  expect(standard.get('江阴市天鹤花园12幢1单元502室')).toBe(whole);
  expect(standard.get('天鹤花园12幢1单元503室')).toBe('天鹤花园12幢1单元503室');
});

it('it stays by itself where it may mean two, by what they name or by where their rows lie', async () => {
  const elsewhere = await standardOf([
    [whole, null],
    [bare, null],
    ['昆山市天鹤花园12幢1单元502室', null],
  ]);
  expect(new Set(elsewhere.values()).size).toBe(3);
  const grids = await standardOf([
    [whole, 'g1'],
    [bare, 'g2'],
  ]);
  expect(new Set(grids.values()).size).toBe(2);
});

import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectors } from '../../../connectors/registry.ts';
import { buildCity } from '../../../sample/city/city.ts';
import { generateSample, type SampleFile, type SampleManifest } from '../../../sample/generate-sample.ts';
import { datasets, datasetById } from '../../../schemas/datasets/index.ts';
import { fieldsOfHeader } from '../../../schemas/datasets/header.ts';
import { refusalOf } from '../../../schemas/datasets/refused.ts';
import { memorySource } from '../../fixtures/memory-source.ts';
import { readTable } from '../../fixtures/read-table.ts';

let folder: string;
let manifest: SampleManifest;
const read = new Map<string, { headers: string[]; records: string[][] }>();

/** Reads a file's tables as the hub does: by the connector that is surest of its content. */
async function readTables(path: string) {
  const source = memorySource(readFileSync(path), basename(path));
  const certainties = await Promise.all(connectors.map((connector) => connector.sniff(source)));
  const connector = connectors[certainties.indexOf(Math.max(...certainties))]!;
  const { tables } = await connector.recognise(source, new AbortController().signal);
  const read = [];
  for (const table of tables) {
    const { records } = await readTable(connector, source, table);
    read.push({ sheet: table.sheet, headers: table.columns.map(({ header }) => header), records });
  }
  return read;
}

async function readFile({ file }: SampleFile) {
  const tables = await readTables(join(folder, file));
  expect(tables).toHaveLength(1);
  return tables[0]!;
}

function csv(path: string): string[][] {
  const [, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((line) => line.split(','));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sample-'));
  manifest = await generateSample({ people: 2000, seed: 42, directory: folder });
  for (const file of manifest.departments) read.set(file.file, await readFile(file));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the sample city', () => {
  it('comes as files of at least ten departments, with every dataset among them', () => {
    expect(new Set(manifest.departments.map(({ name }) => name)).size).toBeGreaterThanOrEqual(10);
    // Lists of codes and divisions are handed in by whoever keeps them, not exported from a department's system.
    const exported = datasets.filter(({ isList }) => !isList);
    expect(new Set(manifest.departments.map(({ dataset }) => dataset))).toEqual(
      new Set(exported.map(({ id }) => id)),
    );
  });

  it('is the same to the byte for the same people and seed, and another for another seed', async () => {
    const [again, other] = [join(folder, 'again'), join(folder, 'other')];
    await generateSample({ people: 2000, seed: 42, directory: again });
    await generateSample({ people: 2000, seed: 43, directory: other });
    const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
    const files = [
      ...manifest.departments.map(({ file }) => file),
      ...readdirSync(join(folder, 'truth')).map((name) => join('truth', name)),
      'definitions/divisions.csv',
    ];
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) expect(hash(join(again, file)), file).toBe(hash(join(folder, file)));
    expect(hash(join(other, files[1]!))).not.toBe(hash(join(folder, files[1]!)));
  });

  it('refuses sizes it was not made for', async () => {
    await expect(generateSample({ people: 1999, seed: 1, directory: folder })).rejects.toThrow(RangeError);
  });

  it('stops when told to', async () => {
    const stopped = generateSample({
      people: 2000,
      seed: 1,
      directory: join(folder, 'stopped'),
      signal: AbortSignal.abort(new Error('enough')),
    });
    await expect(stopped).rejects.toThrow('enough');
  });
});

describe('its files', () => {
  it('hold as many physical records as the manifest says', () => {
    for (const { file, delivered } of manifest.departments)
      expect(read.get(file)!.records.length, file).toBe(delivered);
  });

  it('use headers that their dataset knows or the hub refuses, few others', () => {
    const unknown = manifest.departments.flatMap(({ file, dataset }) =>
      read
        .get(file)!
        .headers.filter(
          (header) =>
            fieldsOfHeader(datasetById(dataset)!, header).length !== 1 && !refusalOf(header, dataset),
        ),
    );
    expect(unknown).toEqual(['登记日期', '地区名称']);
  });

  it('carry columns that must be refused', () => {
    const refused = manifest.departments.flatMap(({ file, dataset }) =>
      read.get(file)!.headers.filter((header) => refusalOf(header, dataset)),
    );
    expect(refused).toEqual(['ZJXY', 'ZZMM', '血型', '来电人', '联系电话']);
  });

  it("write a guardian's number only into rows of children", () => {
    const city = buildCity(2000, 42);
    const entities = new Map(
      csv(manifest.truth.person).map(([file, , row, entity]) => [`${file} ${row}`, entity!]),
    );
    const rows = csv(manifest.truth.faults).filter((fault) => fault[4] === 'number-guardian');
    expect(rows.length).toBeGreaterThan(0);
    for (const [file, , row, header] of rows) {
      const entity = entities.get(`${file} ${row}`);
      if (entity === undefined) continue; // spoilt beyond recognition
      const child = Number(entity.slice(1));
      expect(city.people.age(child)).toBeLessThan(14);
      const { headers, records } = read.get(file!)!;
      const head = city.households.first[city.people.household[child]!]!;
      const written = records[Number(row) - 1]!;
      if (written.length === headers.length)
        expect(written[headers.indexOf(header!)]).toBe(city.people.number(head));
    }
  });

  it('name every record of the truth by a row that exists and is no total or note', () => {
    for (const path of [manifest.truth.person, manifest.truth.legalEntity, manifest.truth.dwelling])
      for (const [file, , row] of csv(path)) {
        const cells = read.get(file!)!.records[Number(row) - 1]!;
        expect(cells.filter((cell) => cell !== '').length, `${file} ${row}`).toBeGreaterThan(3);
      }
  });

  it('have as many rows of another length as the truth planted', () => {
    for (const [file, , , , delivered, nonData, wrongCells] of csv(manifest.truth.files)) {
      const { headers, records } = read.get(file!)!;
      expect(records).toHaveLength(Number(delivered));
      if (file!.endsWith('.xlsx')) continue;
      const short = records.filter((cells) => cells.length > 0 && cells.length !== headers.length);
      expect(short.length, file).toBe(Number(wrongCells));
      const notes = records.filter((cells) => cells.length === 0 || /^(合计$|注：|填表人：)/.test(cells[0]!));
      expect(notes.length, file).toBe(Number(nonData));
    }
  });

  it('hold valid numbers of nobody wherever no fault was planted', () => {
    const faulty = new Set(
      csv(manifest.truth.faults).map(([file, , row, header]) => `${file} ${row} ${header}`),
    );
    let checked = 0;
    for (const { file, dataset } of manifest.departments) {
      const { headers, records } = read.get(file)!;
      headers.forEach((header, column) => {
        if (fieldsOfHeader(datasetById(dataset)!, header)[0]?.field.type !== 'citizen-number') return;
        records.forEach((cells, row) => {
          if (cells.length !== headers.length || faulty.has(`${file} ${row + 1} ${header}`)) return;
          const number = cells[column]!;
          if (number === '' || cells[0] === '合计') return;
          expect(number).toMatch(/^3[89]\d{15}[\dX]$/);
          expect(remainder(number)).toBe(1);
          checked++;
        });
      });
    }
    expect(checked).toBeGreaterThan(4000);
  });
});

describe('a workbook of more rows than a sheet holds', () => {
  it('goes on in further sheets, and the truth names the sheet of each row', async () => {
    const directory = join(folder, 'sheets');
    const { departments, truth } = await generateSample({
      people: 2000,
      seed: 42,
      directory,
      rowsPerSheet: 500,
    });
    const { file, sheets, delivered } = departments.find(({ file }) => file.startsWith('卫健委'))!;
    const whole = read.get(file)!;
    // Two titles and the header stand above 497 records of every sheet.
    expect(sheets).toEqual(['人口信息', '人口信息_2', '人口信息_3']);
    const tables = await readTables(join(directory, file));
    expect(tables.map(({ sheet }) => sheet)).toEqual(sheets);
    expect(tables.map(({ headers }) => headers)).toEqual(sheets!.map(() => whole.headers));
    expect(tables.flatMap(({ records }) => records)).toEqual(whole.records);
    expect(tables.map(({ records }) => records.length)).toEqual([497, 497, delivered - 994]);

    const people = (path: string) => csv(path).filter(([of]) => of === file);
    const one = people(manifest.truth.person).map(([, , row, entity]) => [Number(row) - 1, entity]);
    const several = people(truth.person).map(([, sheet, row, entity]) => [
      sheets!.indexOf(sheet!) * 497 + Number(row) - 1,
      entity,
    ]);
    expect(several).toEqual(one);
    const counts = csv(truth.files).filter(([of]) => of === file);
    expect(counts.map(([, sheet, , , delivered]) => [sheet, Number(delivered)])).toEqual(
      tables.map(({ sheet, records }) => [sheet, records.length]),
    );
  });
});

/** ISO 7064 MOD 11-2, recursive form: 1 for a valid number. */
function remainder(number: string): number {
  return [...number].reduce((rest, digit) => (rest * 2 + (digit === 'X' ? 10 : Number(digit))) % 11, 0);
}

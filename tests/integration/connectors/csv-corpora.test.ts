import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../fixtures/read-csv.ts';
import { sharedData } from '../../fixtures/shared-data.ts';

const spectrum = sharedData('data/files/csv-spectrum');
const sineemore = sharedData('data/files/csv-sineemore');

/** Where the corpus contradicts itself: its JSON has another phone number than its CSV. */
const contradicted = new Set(['Contact Phone Number']);

/** The corpus writes line breaks inside cells as LF; we keep what the file has. */
const comparable = (record: Record<string, string | undefined>) =>
  Object.entries(record)
    .filter(([name]) => !contradicted.has(name))
    .map(([name, value]) => [name, value?.replaceAll('\r\n', '\n')]);

describe.skipIf(spectrum === null)('csv-spectrum', () => {
  for (const file of spectrum === null ? [] : readdirSync(join(spectrum, 'csvs'))) {
    it(`reads ${file}`, async () => {
      const json: unknown = JSON.parse(
        readFileSync(join(spectrum!, 'json', `${basename(file, '.csv')}.json`), 'utf8'),
      );
      const expected = [json].flat() as Record<string, string>[];
      const { headers, records } = await readCsv(readFileSync(join(spectrum!, 'csvs', file)));
      const read = records.map((record) => Object.fromEntries(headers.map((name, i) => [name, record[i]])));
      expect(read.map(comparable)).toEqual(expected.map(comparable));
    });
  }
});

/** Files without a header: what the corpus calls a record is one here only after a header is put above. */
const headerless = (name: string) => !name.startsWith('header-');

describe.skipIf(sineemore === null)('csv-sineemore', () => {
  const names =
    sineemore === null ? [] : readdirSync(join(sineemore, 'json')).map((file) => basename(file, '.json'));
  for (const name of names) {
    it(`reads ${name}`, async () => {
      const bytes = readFileSync(join(sineemore!, 'csv', `${name}.csv`));
      const json: unknown = JSON.parse(readFileSync(join(sineemore!, 'json', `${name}.json`), 'utf8'));
      const rows = (json as (string[] | Record<string, string>)[]).map((row) => Object.values(row));
      const width = rows[0]?.length ?? 3;
      const header = Array.from({ length: width }, (_, i) => `字段${i}`).join(',') + '\n';
      const { records } = await readCsv(
        headerless(name) ? Buffer.concat([Buffer.from(header), bytes]) : bytes,
      );
      const isBlank = (row: string[]) => row.every((cell) => cell.trim() === '');
      const expected = rows.map((row) => (isBlank(row) ? [] : row));
      while (expected.at(-1)?.length === 0) expected.pop();
      expect(records).toEqual(expected);
    });
  }
});

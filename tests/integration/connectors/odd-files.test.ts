import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectors } from '../../../connectors/registry.ts';
import { ParseError } from '../../../schemas/intake/connector.ts';
import { memorySource } from '../../fixtures/memory-source.ts';
import { readTable } from '../../fixtures/read-table.ts';
import { sharedData } from '../../fixtures/shared-data.ts';

const mostBytes = 20 * 1024 * 1024;

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path).size <= mostBytes);
}

/** Every connector reads the file, whether or not it claims it; each ends in rows or in a reason. */
async function tryEverything(bytes: Uint8Array): Promise<unknown[]> {
  const faults: unknown[] = [];
  for (const connector of connectors) {
    const source = memorySource(bytes);
    try {
      await connector.sniff(source);
      const { tables } = await connector.recognise(source, new AbortController().signal);
      for (const table of tables) await readTable(connector, source, table);
    } catch (error) {
      if (!(error instanceof ParseError)) faults.push(error);
    }
  }
  return faults;
}

describe('any file ends in rows or a reason', () => {
  for (const corpus of [
    'xls-calamine',
    'zip-yauzl',
    'blns',
    'json-JSONTestSuite',
    'dbf-dbfread',
    'shp-pyshp',
    'geojson-geojsonhint',
    'csv-sineemore',
  ]) {
    const folder = sharedData(`data/files/${corpus}`);
    it.skipIf(folder === null)(`for all of ${corpus}`, async () => {
      for (const path of filesUnder(folder!)) {
        const faults = await tryEverything(readFileSync(path));
        expect(faults, path).toEqual([]);
      }
    });
  }
});

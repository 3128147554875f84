import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { renderDataDictionary } from '../../../scripts/data-dictionary.ts';

it('stands in docs as the definitions say: otherwise run `npm run dictionary`', async () => {
  const written = await readFile(resolve(import.meta.dirname, '../../../docs/data-dictionary.md'), 'utf8');
  expect(written).toBe(renderDataDictionary());
});

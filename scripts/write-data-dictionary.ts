import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { renderDataDictionary } from './data-dictionary.ts';

await writeFile(resolve(import.meta.dirname, '../docs/data-dictionary.md'), renderDataDictionary());

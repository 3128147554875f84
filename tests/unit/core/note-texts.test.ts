import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { connectors as en } from '../../../schemas/messages/en/connectors.ts';
import { connectors as zh } from '../../../schemas/messages/zh/connectors.ts';

const root = resolve(import.meta.dirname, '../../..');

/** Every note code written in the sources of connectors, parser, delivery and publishing. */
function noteCodes(): string[] {
  const files = ['connectors', 'core/ingest/parser', 'core/ingest/deliver', 'core/ingest/batch'].flatMap(
    (folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  );
  return [
    ...new Set(
      files.flatMap((text) => [...text.matchAll(/code: '([a-z][a-z-]+)'/g)].map(([, code]) => code!)),
    ),
  ];
}

it('gives every note a text in both languages, and no text without a note', () => {
  expect(Object.keys(zh).sort()).toEqual(noteCodes().sort());
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../../server/cli/project-root.ts';
import { buildIfStale } from '../../../scripts/build.mjs';

const bundle = (name: string) => readFileSync(join(projectRoot, 'dist', 'electron', name), 'utf8');

describe('the desktop bundles', () => {
  beforeAll(() => buildIfStale(['electron', 'preload']));

  it('have a preload that a sandbox can run: one CommonJS file that needs Electron alone', () => {
    const required = [...bundle('preload.cjs').matchAll(/\b(?:require|import)\(?\s*["']([^"']+)["']/g)];
    expect(required.map(([, name]) => name)).toEqual(['electron']);
  });

  it('keep the core and the database driver out of the main process', () => {
    const imported = [...bundle('main.js').matchAll(/from ["']([^"']+)["']/g)].map(([, name]) => name!);
    expect(imported.filter((name) => /duckdb|apache-arrow|orpc|core/.test(name))).toEqual([]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const core = join(import.meta.dirname, '../../../core');

describe('statements in core', () => {
  it('create no index: after a crash DuckDB may find nothing by it', () => {
    const offenders = readdirSync(core, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) => /CREATE\s+(UNIQUE\s+)?INDEX/i.test(readFileSync(join(core, file), 'utf8')));
    expect(offenders).toEqual([]);
  });
});

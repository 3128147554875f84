import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rule } from '../../../schemas/datasets/dataset.ts';
import { datasets } from '../../../schemas/datasets/index.ts';
import { warehouseType } from '../../../core/ingest/normalise/index.ts';
import { ruleSql } from '../../../core/ingest/validate/index.ts';
import { quote } from '../../../core/warehouse/quote.ts';
import { openScratch, type Scratch } from '../../../core/warehouse/scratch.ts';
import { today } from '../../fixtures/normalise-texts.ts';

let directory: string;
let session: Scratch;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tonghui-rules-'));
  session = await openScratch({ memoryLimitMB: 500, outputDirectory: directory });
});

afterAll(async () => {
  session.close();
  await rm(directory, { recursive: true, force: true });
});

const rule = (check: Rule['check'], fields: string[], more: Partial<Rule> = {}): Rule => ({
  code: 'r',
  check,
  fields,
  severity: 'warning',
  ...more,
});

/** Whether a rule speaks about a row given as `SQL value AS column` parts. */
async function speaks(one: Rule, row: string): Promise<boolean> {
  const [found] = await session.all<{ spoke: boolean }>(
    `SELECT coalesce(${ruleSql(one, { today })}, FALSE) AS spoke FROM (SELECT ${row})`,
  );
  return found!.spoke;
}

describe('rule kinds', () => {
  it.each([
    [rule('any-present', ['a', 'b']), 'NULL AS a, NULL AS b', true],
    [rule('any-present', ['a', 'b']), "NULL AS a, 'x' AS b", false],
    [rule('required', ['a']), 'NULL AS a', true],
    [rule('required', ['a']), "'x' AS a", false],
    [rule('not-before', ['a', 'b']), "DATE '2024-03-04' AS a, DATE '2024-03-05' AS b", true],
    [rule('not-before', ['a', 'b']), "DATE '2024-03-05' AS a, TIMESTAMP '2024-03-05 23:00:00' AS b", false],
    [rule('not-before', ['a', 'b']), "DATE '2024-03-04' AS a, NULL::DATE AS b", false],
    [rule('not-future', ['a']), "DATE '2026-11-22' AS a", true],
    [rule('not-future', ['a']), "TIMESTAMP '2026-11-21 23:59:59' AS a", false],
    [rule('between', ['a'], { min: 0, max: 100 }), '100.1 AS a', true],
    [rule('between', ['a'], { min: 0, max: 100 }), '-0.1 AS a', true],
    [rule('between', ['a'], { min: 0, max: 100 }), '100 AS a', false],
    [rule('between', ['a'], { min: 0 }), 'NULL::DOUBLE AS a', false],
    // T032 and T033 of the compiled cases: a man's number with 女, and another birth date
    [rule('sex-matches-number', ['a', 'b']), "'2' AS a, '320582190001010013' AS b", true],
    [rule('sex-matches-number', ['a', 'b']), "'1' AS a, '320582190001010013' AS b", false],
    [rule('sex-matches-number', ['a', 'b']), "'9' AS a, '320582190001010013' AS b", false],
    [rule('sex-matches-number', ['a', 'b']), "'2' AS a, NULL AS b", false],
    [rule('birth-matches-number', ['a', 'b']), "DATE '1999-01-01' AS a, '320582190001010013' AS b", true],
    [rule('birth-matches-number', ['a', 'b']), "DATE '1900-01-01' AS a, '320582190001010013' AS b", false],
    [rule('organisation-code-matches', ['a', 'b']), "'M000100Y-4' AS a, '91350100M000100Y43' AS b", false],
    [rule('organisation-code-matches', ['a', 'b']), "'M000100Y5' AS a, '91350100M000100Y43' AS b", true],
  ])('%j on %s: %s', async (one, row, expected) => expect(await speaks(one, row)).toBe(expected));

  it('refuses a rule that lacks what its kind needs', () => {
    expect(() => ruleSql(rule('between', ['a']), { today })).toThrow(/bounds/);
    expect(() => ruleSql(rule('not-before', ['a']), { today })).toThrow(/field 2/);
  });
});

it.each(datasets)(
  'the rules of $id run on its typed columns and keep still where nothing was delivered',
  async (dataset) => {
    const empty = dataset.fields
      .map(({ key, type }) => `NULL::${warehouseType(type)} AS ${quote(key)}`)
      .join(', ');
    for (const one of dataset.rules)
      expect(await speaks(one, empty), one.code).toBe(
        one.check === 'any-present' || one.check === 'required',
      );
  },
);

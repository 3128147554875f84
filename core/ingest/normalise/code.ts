import type { Field } from '../../../schemas/datasets/dataset.ts';
import type { CodeMap } from '../../../schemas/intake/reading.ts';
import { codeTableById } from '../../../schemas/codes/index.ts';
import { keysOf, plainKey } from '../../../schemas/codes/code-table.ts';
import { literal } from '../../warehouse/quote.ts';
import { plainAscii, tidy, unspaced } from './clean.ts';
import { found, type Normaliser, type NormaliseContext } from './normaliser.ts';
import { unlessNullToken } from './null-tokens.ts';

/** What a text means in a table of keys: casting to an enumeration finds it by hash, without a join. */
export function meaningSql(text: string, meanings: ReadonlyMap<string, string>): string {
  const keys = [...meanings.keys()].map(literal).join(', ');
  const values = [...meanings.values()].map(literal).join(', ');
  return `[${values}][enum_code(TRY_CAST(${text} AS ENUM(${keys}))) + 1]`;
}

/** What texts mean for one source: its own words go before the national ones; the empty code says that a text stands for nothing. */
export function withOwnCodes(
  national: ReadonlyMap<string, string>,
  own: CodeMap | undefined,
): ReadonlyMap<string, string> {
  if (!own) return national;
  const meanings = new Map<string, string>();
  for (const [text, code] of Object.entries(own))
    for (const key of [text, text.trim(), plainKey(text)]) if (!meanings.has(key)) meanings.set(key, code);
  for (const [key, code] of national) if (!meanings.has(key)) meanings.set(key, code);
  return meanings;
}

/** A value of a code table: its code, its label, what departments write for it, or what this source does. */
export function code(field: Field, { reading }: NormaliseContext): Normaliser {
  const table = codeTableById(field.codes ?? '');
  if (!table) throw new TypeError(`field ${field.key} names no code table`);
  const national = keysOf(table);
  const meanings = withOwnCodes(national, reading.codeMaps[field.key]);
  return {
    steps: [
      ['fast', (at) => meaningSql(at('raw'), meanings)],
      [
        'text',
        (at) =>
          `CASE WHEN ${at('fast')} IS NULL THEN regexp_replace(${unspaced(tidy(plainAscii(at('raw'))))}, '^([0-9]+)\\.0+$', '\\1') END`,
      ],
      [
        'code',
        (at) => `CASE WHEN ${at('fast')} IS NOT NULL THEN ${at('fast')}
          ELSE coalesce(${meaningSql(at('text'), meanings)}, ${finer(at('text'), table, national)}) END`,
      ],
    ],
    value: (at) => `nullif(${at('code')}, '')`,
    issue: (at) => `CASE WHEN ${at('code')} IS NULL AND ${unlessNullToken(at('text'))} IS NOT NULL
      THEN ${found('code-unknown')} END`,
  };
}

/** Codes of finer classes than the table lists: F5212, or 5212, whose first two digits say the section. */
function finer(text: string, table: { finer?: string }, meanings: ReadonlyMap<string, string>): string {
  if (!table.finer) return 'NULL';
  const digits = `regexp_extract(${text}, ${literal(table.finer)}, 1)`;
  return `(${meaningSql(`left(${digits}, 2)`, meanings)} || ${digits})`;
}

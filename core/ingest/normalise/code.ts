import type { Field } from '../../../schemas/datasets/dataset.ts';
import { codeTableById } from '../../../schemas/codes/index.ts';
import { keysOf } from '../../../schemas/codes/code-table.ts';
import { literal } from '../../warehouse/quote.ts';
import { plainAscii, tidy, unspaced } from './clean.ts';
import { found, type Normaliser } from './normaliser.ts';
import { unlessNullToken } from './null-tokens.ts';

/** What a text means in a table of keys: casting to an enumeration finds it by hash, without a join. */
export function meaningSql(text: string, meanings: ReadonlyMap<string, string>): string {
  const keys = [...meanings.keys()].map(literal).join(', ');
  const values = [...meanings.values()].map(literal).join(', ');
  return `[${values}][enum_code(TRY_CAST(${text} AS ENUM(${keys}))) + 1]`;
}

/** A value of a code table: its code, its label, or what departments write for it. */
export function code(field: Field): Normaliser {
  const table = codeTableById(field.codes ?? '');
  if (!table) throw new TypeError(`field ${field.key} names no code table`);
  const meanings = keysOf(table);
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
          ELSE coalesce(${meaningSql(at('text'), meanings)}, ${finer(at('text'), table, meanings)}) END`,
      ],
    ],
    value: (at) => at('code'),
    issue: (at) => `CASE WHEN ${at('value')} IS NULL AND ${unlessNullToken(at('text'))} IS NOT NULL
      THEN ${found('code-unknown')} END`,
  };
}

/** Codes of finer classes than the table lists: F5212, or 5212, whose first two digits say the section. */
function finer(text: string, table: { finer?: string }, meanings: ReadonlyMap<string, string>): string {
  if (!table.finer) return 'NULL';
  const digits = `regexp_extract(${text}, ${literal(table.finer)}, 1)`;
  return `(${meaningSql(`left(${digits}, 2)`, meanings)} || ${digits})`;
}

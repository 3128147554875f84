import type { CodeColumn, ColumnMapping } from '../../../schemas/api/intake.ts';
import type { Dataset, Field } from '../../../schemas/datasets/dataset.ts';
import type { RecognisedTable } from '../../../schemas/intake/connector.ts';
import type { Reading } from '../../../schemas/intake/reading.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { normalisedRowsSql } from '../normalise/index.ts';

const shownTexts = 100;
/** Codes and their words are short and hold no long number; what else stands in such a column may name a person. */
const mayBeCode = "(length(text) <= 40 AND NOT regexp_matches(text, '[0-9０-９]{7}'))";

/**
 * What the sample's columns of codes hold: each text as delivered, with the code it is read as now, the commonest
 * first.
 */
export async function codeColumns(
  session: Session,
  table: RecognisedTable,
  columns: readonly ColumnMapping[],
  dataset: Dataset,
  reading: Reading,
): Promise<CodeColumn[]> {
  const found: CodeColumn[] = [];
  for (const { index, field: key, reduction } of columns) {
    const field = dataset.fields.find((candidate) => candidate.key === key);
    if (!field?.codes || reduction !== 'keep') continue;
    const texts = table.sample.map((record) => (record[index] ?? '').trim()).filter((text) => text !== '');
    found.push({
      index,
      field: field.key,
      codes: field.codes,
      values: await meaningsOf(session, field, texts, reading),
    });
  }
  return found;
}

async function meaningsOf(
  session: Session,
  field: Field,
  texts: readonly string[],
  reading: Reading,
): Promise<CodeColumn['values']> {
  const normalised = normalisedRowsSql({
    from: `(SELECT unnest($1::VARCHAR[]) AS text)`,
    keep: ['text'],
    fields: [{ field, raw: 'text', header: '' }],
    context: { today: '9999-12-31', reading },
  });
  const rows = await session.all<{ text: string; code: string | null; count: bigint }>(
    `SELECT text, ${quote(field.key)} AS code, count(*) AS count FROM (${normalised})
     WHERE ${quote(field.key)} IS NOT NULL OR ${mayBeCode}
     GROUP BY ALL ORDER BY count DESC, text LIMIT ${shownTexts}`,
    [texts],
  );
  return rows.map(({ text, code, count }) => ({ text, code, count: Number(count) }));
}

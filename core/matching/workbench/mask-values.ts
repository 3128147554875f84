import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { Masking } from '../../../schemas/datasets/dataset.ts';
import { presets } from '../../../schemas/linkage/presets/index.ts';
import { maskSql } from '../../access/mask-sql.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { datasetsOf } from '../datasets-of.ts';
import { blockingColumns } from './blocking-expression.ts';
import { columnMasking, strictest } from './shown-columns.ts';

export interface MaskedText {
  text: string;
  masking: Masking;
}

/**
 * How the values of a blocking expression are shown: a column as strictly as in any dataset of the entity. Of masked
 * columns nothing is shown but the whole: a mask over one slice after the other would give the value away.
 */
export function expressionMasking(entity: EntityKind, expression: string): Masking {
  const columns = blockingColumns(expression, presets[entity].columns);
  if (!columns) return 'hidden';
  const most = strictest(columns.map((column) => columnMasking(entity, datasetsOf(entity), column)));
  const isWhole = [columns[0]!, quote(columns[0]!)].includes(expression.trim());
  return isWhole || most === 'none' ? most : 'hidden';
}

/** The texts as their maskings show them, in their order. */
export async function maskTexts(session: Session, texts: readonly MaskedText[]): Promise<string[]> {
  const cases = Masking.options.map((masking) => `WHEN '${masking}' THEN ${maskSql(masking, 'text')}`);
  const rows = await session.all<{ shown: string }>(
    `SELECT CASE masking ${cases.join(' ')} END AS shown
     FROM (SELECT unnest($1::VARCHAR[]) AS text, unnest($2::VARCHAR[]) AS masking,
             generate_subscripts($1::VARCHAR[], 1) AS place) ORDER BY place`,
    [texts.map(({ text }) => text), texts.map(({ masking }) => masking)],
  );
  return rows.map(({ shown }) => shown);
}

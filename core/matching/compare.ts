import type { Comparison, ComparisonLevel } from '../../schemas/linkage/model.ts';
import { quote } from '../warehouse/quote.ts';

/** Same length and one substitution, or two neighbours swapped, counted in characters. */
function oneCharacterSql(a: string, b: string): string {
  const places = `generate_series(1, length(${a}))`;
  const wrong = `list_filter(${places}, lambda i: ${a}[i] <> ${b}[i])`;
  return `(length(${a}) = length(${b}) AND length(${a}) > 1 AND (
    len(${wrong}) = 1 OR (len(${wrong}) = 2 AND ${wrong}[2] = ${wrong}[1] + 1
      AND ${a}[${wrong}[1]] = ${b}[${wrong}[2]] AND ${a}[${wrong}[2]] = ${b}[${wrong}[1]])))`;
}

function conditionSql(level: ComparisonLevel, column: string): string {
  const [a, b] = [`a.${quote(column)}`, `b.${quote(column)}`];
  switch (level.kind) {
    case 'null':
      return `${a} IS NULL OR ${b} IS NULL`;
    case 'equal':
    case 'equal-by-frequency':
      return `${a} = ${b}`;
    case 'equal-in':
      return `a.${quote(level.column)} = b.${quote(level.column)}`;
    case 'one-character':
      return oneCharacterSql(a, b);
    case 'else':
      return 'true';
  }
}

function weightSql(level: ComparisonLevel, column: string): string {
  if (level.kind !== 'equal-by-frequency') return String(level.weight);
  return `greatest(${level.least}, least(${level.most}, a.${quote(`${column}_rarity`)}))`;
}

/** Number of the level that holds for the pair (a, b), from 0 in the model's order. */
export function levelSql({ column, levels }: Comparison): string {
  const branches = levels.map((level, index) => `WHEN ${conditionSql(level, column)} THEN ${index}`);
  return `CASE ${branches.join(' ')} END`;
}

/** Match weight in bits of the level given as SQL. */
export function levelWeightSql({ column, levels }: Comparison, level: string): string {
  const branches = levels.map((candidate, index) => `WHEN ${index} THEN ${weightSql(candidate, column)}`);
  return `CASE ${level} ${branches.join(' ')} END`;
}

/** What two records must have in common for a blocking rule: a column or a part of it. */
export type BlockKey =
  | { kind: 'whole' | 'year' | 'month'; column: string }
  | { kind: 'left' | 'right'; column: string; length: number }
  /** From a character on, counted from 1; null length: to the end. */
  | { kind: 'substr'; column: string; from: number; length: number | null }
  /** An expression that came with the program and that the editor leaves as it is. */
  | { kind: 'other'; expression: string };

/** The kinds that people can choose from. */
export const blockKeyKinds = ['whole', 'left', 'right', 'substr', 'year', 'month'] as const;
export type BlockKeyKind = (typeof blockKeyKinds)[number];

const name = String.raw`"?([A-Za-z_]\w*)"?`;
const patterns = {
  whole: new RegExp(`^${name}$`),
  part: new RegExp(`^(left|right)\\(${name}, ?(\\d+)\\)$`),
  substr: new RegExp(`^substr\\(${name}, ?(\\d+)(?:, ?(\\d+))?\\)$`),
  ofDate: new RegExp(`^(year|month)\\(${name}\\)$`),
};

/** Reads an expression of a blocking rule. */
export function readBlockKey(expression: string): BlockKey {
  const text = expression.trim();
  const whole = patterns.whole.exec(text);
  if (whole) return { kind: 'whole', column: whole[1]! };
  const part = patterns.part.exec(text);
  if (part) return { kind: part[1] as 'left' | 'right', column: part[2]!, length: Number(part[3]) };
  const ofDate = patterns.ofDate.exec(text);
  if (ofDate) return { kind: ofDate[1] as 'year' | 'month', column: ofDate[2]! };
  const substr = patterns.substr.exec(text);
  if (!substr) return { kind: 'other', expression: text };
  const length = substr[3] === undefined ? null : Number(substr[3]);
  return { kind: 'substr', column: substr[1]!, from: Number(substr[2]), length };
}

/** Writes it as the expression that the model keeps. */
export function writeBlockKey(key: BlockKey): string {
  switch (key.kind) {
    case 'whole':
      return key.column;
    case 'left':
    case 'right':
      return `${key.kind}(${key.column}, ${key.length})`;
    case 'substr':
      return `substr(${key.column}, ${key.from}${key.length === null ? '' : `, ${key.length}`})`;
    case 'year':
    case 'month':
      return `${key.kind}(${key.column})`;
    case 'other':
      return key.expression;
  }
}

/** The same part of another kind, with lengths to begin with. */
export function ofKind(kind: BlockKeyKind, column: string): BlockKey {
  if (kind === 'left' || kind === 'right') return { kind, column, length: 4 };
  if (kind === 'substr') return { kind, column, from: 1, length: 6 };
  return { kind, column };
}

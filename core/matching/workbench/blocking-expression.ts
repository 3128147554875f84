import type { ColumnType } from '../../../schemas/linkage/condition.ts';

interface BlockingFunction {
  of: ColumnType;
  /** How many numbers it takes after its column. */
  numbers: readonly number[];
}

/** What people may block by, beside whole columns. */
const functions: Readonly<Record<string, BlockingFunction>> = {
  left: { of: 'text', numbers: [1] },
  right: { of: 'text', numbers: [1] },
  substr: { of: 'text', numbers: [1, 2] },
  year: { of: 'date', numbers: [0] },
  month: { of: 'date', numbers: [0] },
};

const token = /\s*(?:"((?:[^"]|"")*)"|([A-Za-z_][A-Za-z0-9_]*)|([0-9]{1,4})(?![0-9A-Za-z_])|(\|\||[(),]))/y;

type Token = { kind: 'quoted' | 'word' | 'number' | 'sign'; text: string };

/** Splits the text into tokens; null when something else stands in it. */
function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    if (text.slice(token.lastIndex).trim() === '') break;
    const match = token.exec(text);
    if (!match) return null;
    const [, quoted, word, number, sign] = match;
    if (quoted !== undefined) tokens.push({ kind: 'quoted', text: quoted.replaceAll('""', '"') });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else tokens.push({ kind: 'sign', text: sign! });
  }
  return tokens;
}

/**
 * The columns of an expression that people may block by: a column, `left`, `right`, `substr`, `year` or `month` of one,
 * or several of these with `||` between them. A model is data from outside: whatever else SQL can say stays out.
 *
 * @returns the columns, or null when the text is no such expression over the given columns
 */
export function blockingColumns(
  text: string,
  columns: Readonly<Record<string, ColumnType>>,
): string[] | null {
  const tokens = tokensOf(text);
  if (!tokens) return null;
  const used: string[] = [];
  let at = 0;
  const isSign = (sign: string) => {
    const here = tokens[at];
    if (here?.kind !== 'sign' || here.text !== sign) return false;
    at++;
    return true;
  };
  const column = () => {
    const here = tokens[at];
    if (!here || (here.kind !== 'word' && here.kind !== 'quoted')) return null;
    if (!Object.hasOwn(columns, here.text)) return null;
    at++;
    used.push(here.text);
    return columns[here.text]!;
  };

  const call = () => {
    const [name, bracket] = [tokens[at], tokens[at + 1]];
    const known = name?.kind === 'word' ? functions[name.text.toLowerCase()] : undefined;
    if (!known || bracket?.text !== '(' || bracket.kind !== 'sign') return false;
    at += 2;
    if (column() !== known.of) return false;
    let numbers = 0;
    while (isSign(',')) {
      if (tokens[at]?.kind !== 'number') return false;
      at++;
      numbers++;
    }
    return known.numbers.includes(numbers) && isSign(')');
  };
  const isCall = () => tokens[at + 1]?.kind === 'sign' && tokens[at + 1]?.text === '(';
  do {
    if (!(isCall() ? call() : column())) return null;
  } while (isSign('||'));
  return at === tokens.length ? used : null;
}

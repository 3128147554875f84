const known: string[] = [];

/** Letters of a column, from 0. */
export function columnLetters(column: number): string {
  const before = known[column];
  if (before !== undefined) return before;
  const rest = Math.floor(column / 26);
  const letters = (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
  known[column] = letters;
  return letters;
}

import type { Note } from '../../schemas/intake/connector.ts';

const mostNamed = 5;

/** Counts the cells of a sheet that hold an error instead of a value (#REF!), which are blank, and says where. */
export class ErrorCells {
  private count = 0;
  private readonly named: string[] = [];

  /** A cell by its row and column, from 0. */
  add(row: number, column: number): void {
    this.count++;
    if (this.named.length < mostNamed) this.named.push(`${lettersOf(column)}${row + 1}`);
  }

  notes(): Note[] {
    if (this.count === 0) return [];
    const where = this.named.join('、') + (this.count > mostNamed ? '…' : '');
    return [{ code: 'error-cells', data: { cells: this.count, where } }];
  }
}

/** A column as spreadsheets name it: A to Z, AA and on. */
function lettersOf(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? lettersOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

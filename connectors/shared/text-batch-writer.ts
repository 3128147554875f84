import { cellSeparator, recordSeparator, type TextBatch } from '../../schemas/intake/connector.ts';

const batchBytes = 4 * 1024 * 1024;
const space = 0x20;
const shortCell = 32;

/** Builds batches of separated text out of single cells. */
export class TextBatchWriter {
  private buffer = Buffer.alloc(batchBytes);
  private length = 0;
  private records = 0;
  /** Blank records met since the last other one: at the end of a table they are none. */
  private blanks = 0;

  get isFull(): boolean {
    return this.length >= batchBytes;
  }

  /** Adds blank records, which count once another record follows. */
  addBlanks(count: number): void {
    this.blanks += count;
  }

  /** Adds a record. Separators inside a cell become spaces. */
  addRecord(cells: readonly (string | Uint8Array)[]): void {
    this.reserve(this.blanks);
    this.buffer.fill(recordSeparator, this.length, this.length + this.blanks);
    this.length += this.blanks;
    this.records += this.blanks + 1;
    this.blanks = 0;
    for (const cell of cells) this.writeCell(cell);
    this.buffer[this.length - 1] = recordSeparator;
  }

  /** Adds a row of a sheet as a record of at least `width` cells; blank cells beyond are none, a blank row is a blank record. */
  addRow(cells: (string | Uint8Array)[], width: number): void {
    while (cells.length > width && isBlank(cells.at(-1)!)) cells.pop();
    if (cells.every(isBlank)) return this.addBlanks(1);
    while (cells.length < width) cells.push('');
    this.addRecord(cells);
  }

  /** The batch so far, null when it is empty. Its bytes are valid until the next record is added. */
  take(): TextBatch | null {
    if (this.records === 0) return null;
    const batch = { bytes: this.buffer.subarray(0, this.length), records: this.records };
    this.length = 0;
    this.records = 0;
    return batch;
  }

  private writeCell(cell: string | Uint8Array): void {
    this.reserve(cell.length * 3 + 1);
    if (typeof cell === 'string' && cell.length <= shortCell && this.writeShort(cell)) return;
    const start = this.length;
    if (typeof cell === 'string') this.length += this.buffer.write(cell, start, 'utf8');
    else {
      this.buffer.set(cell, start);
      this.length += cell.length;
    }
    for (let i = start; i < this.length; i++) if ((this.buffer[i]! & 0xfe) === 0x1e) this.buffer[i] = space;
    this.buffer[this.length++] = cellSeparator;
  }

  /** Writes a short cell of ASCII, for which a call of the native writer costs more; false when it is none. */
  private writeShort(cell: string): boolean {
    let at = this.length;
    for (let i = 0; i < cell.length; i++) {
      const code = cell.charCodeAt(i);
      if (code > 0x7f) return false;
      this.buffer[at++] = (code & 0xfe) === 0x1e ? space : code;
    }
    this.buffer[at++] = cellSeparator;
    this.length = at;
    return true;
  }

  private reserve(bytes: number): void {
    const needed = this.length + bytes;
    if (needed <= this.buffer.length) return;
    this.buffer = Buffer.concat(
      [this.buffer.subarray(0, this.length)],
      Math.max(needed, this.buffer.length * 2),
    );
  }
}

function isBlank(cell: string | Uint8Array): boolean {
  return (typeof cell === 'string' ? cell : Buffer.from(cell).toString('utf8')).trim() === '';
}

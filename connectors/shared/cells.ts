import { cellSeparator, recordSeparator } from '../../schemas/intake/connector.ts';

const cell = String.fromCharCode(cellSeparator);
const record = String.fromCharCode(recordSeparator);

/** Takes separated UTF-8 text apart into records of cells; a blank record has no cells. */
export function cellsOfRecords(bytes: Uint8Array): string[][] {
  if (bytes.length === 0) return [];
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, -1));
  return text.split(record).map((line) => (line === '' ? [] : line.split(cell)));
}

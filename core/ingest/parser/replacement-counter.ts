import { recordSeparator, type Note, type TextBatch } from '../../../schemas/intake/connector.ts';

const replacementCharacter = Buffer.from('\uFFFD');

/** Watches for U+FFFD: bytes that could not be decoded here, or were already lost where the file was made. */
export interface ReplacementCounter {
  /** Looks through a batch whose first record has `recordsBefore` records before it. */
  inspect(batch: TextBatch, recordsBefore: number): void;
  notes(): Note[];
}

/** Creates the counter; its note names how many such characters there are and the row of the first. */
export function createReplacementCounter(): ReplacementCounter {
  let characters = 0;
  let firstRow = 0;
  return {
    inspect({ bytes }, recordsBefore) {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      for (
        let at = buffer.indexOf(replacementCharacter);
        at >= 0;
        at = buffer.indexOf(replacementCharacter, at + 3)
      ) {
        if (characters++ === 0) firstRow = recordsBefore + 1 + countRecords(buffer.subarray(0, at));
      }
    },
    notes: () =>
      characters === 0 ? [] : [{ code: 'replacement-characters', data: { characters, firstRow } }],
  };
}

function countRecords(bytes: Uint8Array): number {
  let records = 0;
  for (const byte of bytes) if (byte === recordSeparator) records++;
  return records;
}

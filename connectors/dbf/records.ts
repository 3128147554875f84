import type { ByteSource, Note } from '../../schemas/intake/connector.ts';
import type { DbfLayout } from './layout.ts';

export interface RecordFindings {
  /** Records that were marked as deleted. */
  deleted: number;
  /** Records met, up to the last that holds anything. */
  found: number;
  /** True when the file ends inside a record. */
  cutOff: boolean;
}

const active = 0x20;
const deleted = 0x2a;

/** Says whether a record is marked as deleted. */
export function isDeleted(record: Uint8Array): boolean {
  return record[0] === deleted;
}

/**
 * Yields blocks of whole records. The declared ones are all read; further ones, which a program that died left
 * uncounted, as long as they begin like records. A block is valid until the next is asked for.
 */
export async function* recordBlocks(
  source: ByteSource,
  layout: DbfLayout,
  signal: AbortSignal,
  findings: RecordFindings,
): AsyncGenerator<Buffer[]> {
  const { recordBytes, declaredRecords } = layout;
  let skip = layout.headerBytes;
  let carry: Buffer = Buffer.alloc(0);
  let records = 0;
  for await (const chunk of source.stream()) {
    signal.throwIfAborted();
    const skipped = Math.min(skip, chunk.length);
    skip -= skipped;
    const input = Buffer.concat([carry, chunk.subarray(skipped)]);
    const block: Buffer[] = [];
    let at = 0;
    for (; at + recordBytes <= input.length; at += recordBytes) {
      const record = input.subarray(at, at + recordBytes);
      if (records >= declaredRecords && record[0] !== active && record[0] !== deleted) {
        yield block;
        return;
      }
      records++;
      if (records <= declaredRecords || record.some((byte) => byte !== active)) findings.found = records;
      if (isDeleted(record)) findings.deleted++;
      block.push(record);
    }
    carry = input.subarray(at);
    yield block;
  }
  findings.cutOff = records < declaredRecords && carry.length > 1;
}

/** What a person should know of the records. */
export function recordNotes(findings: RecordFindings, declaredRecords: number): Note[] {
  const notes: Note[] = [];
  if (findings.deleted > 0) notes.push({ code: 'deleted-records', data: { records: findings.deleted } });
  if (findings.cutOff) notes.push({ code: 'cut-off-record', data: { record: findings.found + 1 } });
  if (findings.found !== declaredRecords)
    notes.push({ code: 'record-count-differs', data: { declared: declaredRecords, found: findings.found } });
  return notes;
}

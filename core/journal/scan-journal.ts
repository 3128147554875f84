import { createReadStream } from 'node:fs';
import { beginning, parseRecord, readRecord, type JournalRecord } from './record.ts';

/** The first record of a journal that is not what was written: its number, from 1, and what it seems to be. */
export class JournalDamage extends Error {
  readonly record: number;

  constructor(record: number, seems: string) {
    super(`journal record ${record} (${seems})`);
    this.name = 'JournalDamage';
    this.record = record;
  }
}

export interface JournalScan {
  records: number;
  /** Hash of the last good record. */
  head: string;
  /** Bytes up to the end of the last good record, with its line break. */
  goodBytes: number;
  /** What stands behind it: a line that was never finished, or empty. */
  tail: Buffer;
  /** The tail is a good record that lacks only its line break. */
  tailIsRecord: boolean;
}

const lineBreak = 0x0a;

/**
 * Reads a journal from its beginning, hands over each good record in order, and says how it ends.
 *
 * @throws JournalDamage at the first finished line that is not chained to the one before it.
 */
export async function scanJournal(
  path: string,
  onRecord: (record: JournalRecord, line: string) => void | Promise<void>,
): Promise<JournalScan> {
  const scan: JournalScan = {
    records: 0,
    head: beginning,
    goodBytes: 0,
    tail: Buffer.alloc(0),
    tailIsRecord: false,
  };
  for await (const { bytes, finished } of lines(path)) {
    const line = bytes.toString('utf8');
    const record = readRecord(line, scan.head);
    if (!record && finished)
      throw new JournalDamage(scan.records + 1, parseRecord(line)?.entry.type ?? 'unreadable');
    if (!finished) scan.tail = bytes;
    if (!record) break;
    scan.tailIsRecord = !finished;
    scan.records++;
    scan.head = record.hash;
    if (finished) scan.goodBytes += bytes.length + 1;
    await onRecord(record, line);
  }
  return scan;
}

async function* lines(path: string): AsyncIterable<{ bytes: Buffer; finished: boolean }> {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    let bytes = Buffer.concat([rest, chunk as Buffer]);
    for (let end = bytes.indexOf(lineBreak); end >= 0; end = bytes.indexOf(lineBreak)) {
      yield { bytes: bytes.subarray(0, end), finished: true };
      bytes = bytes.subarray(end + 1);
    }
    rest = bytes;
  }
  if (rest.length > 0) yield { bytes: rest, finished: false };
}

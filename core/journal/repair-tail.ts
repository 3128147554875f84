import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../base/logger.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { gather, type JournalIndex } from './journal-index.ts';
import { readRecord, type JournalRecord } from './record.ts';

/**
 * Finishes a journal whose last line was cut. A line that lacks only its break gets it. A torn line that the
 * warehouse holds whole, chained to the record before it, is restored from there. Any other torn line was
 * never acknowledged: it is kept beside the journal, and `JournalFile.open` cuts it off.
 */
export async function repairTail(
  workspace: Workspace,
  index: JournalIndex,
  warehouse: Warehouse,
  logger: Logger,
): Promise<void> {
  const { scan } = index;
  if (scan.tail.length === 0) return;
  if (scan.tailIsRecord) return finishLine(index, scan.tail.toString('utf8'));
  const held = await recordOfWarehouse(warehouse, scan.head);
  if (!held) {
    await writeFile(join(workspace.paths.journal, 'torn-line.txt'), scan.tail, { mode: 0o600 });
    logger.warn({ bytes: scan.tail.length }, 'an unfinished journal line was set aside');
    return;
  }
  await finishLine(index, held.line);
  gather(index, held.record, held.line);
  scan.head = held.record.hash;
  scan.records++;
  logger.warn({ seq: held.record.entry.seq }, 'a torn journal line was restored from the warehouse');
}

async function recordOfWarehouse(
  warehouse: Warehouse,
  previous: string,
): Promise<{ line: string; record: JournalRecord } | null> {
  const [newest] = await warehouse.all<{ entry: string }>(
    'SELECT entry FROM ops.applied ORDER BY seq DESC LIMIT 1',
  );
  const record = newest ? readRecord(newest.entry, previous) : null;
  return newest && record ? { line: newest.entry, record } : null;
}

async function finishLine({ path, scan }: JournalIndex, line: string): Promise<void> {
  const bytes = Buffer.from(`${line}\n`);
  const file = await open(path, 'r+');
  try {
    await file.write(bytes, 0, bytes.length, scan.goodBytes);
    await file.truncate(scan.goodBytes + bytes.length);
    await file.sync();
  } finally {
    await file.close();
  }
  scan.goodBytes += bytes.length;
}

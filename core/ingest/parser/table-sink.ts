import { rename, rm } from 'node:fs/promises';
import type { Note, TextBatch } from '../../../schemas/intake/connector.ts';
import type { ExtractedTable, ExtractTable } from '../../../schemas/intake/parser-protocol.ts';
import { createCellRows } from './cell-rows.ts';
import { TextTableWriter } from './parquet/text-table-writer.ts';
import { createSink, createSurplusSink } from './reduce.ts';
import { createReplacementCounter } from './replacement-counter.ts';
import { unfinishedPath } from './unfinished-path.ts';

/** Takes the batches of one table, reduces their cells and writes them to the table's output. */
export interface TableSink {
  /** Takes a batch, whose bytes may be used again once this resolves. Rejects with the system's error. */
  put(batch: TextBatch): Promise<void>;
  /** Completes the output, which appears only now. */
  finish(): Promise<ExtractedTable>;
  /** Gives up and removes what was written. */
  abandon(): Promise<void>;
}

export interface SinkOptions {
  request: ExtractTable;
  hmacKey: Uint8Array;
}

/** Opens the sink of one table in this thread. */
export async function openTableSink({ request, hmacKey }: SinkOptions): Promise<TableSink> {
  const unfinished = unfinishedPath(request.output);
  await rm(unfinished, { force: true });
  const kept = request.columns.filter((column) => column.action !== 'drop');
  const keepsAll =
    request.table.columns.length === kept.length && kept.every(({ action }) => action === 'keep');
  const names = kept.map((column) => `c${column.index}`);
  const writer = await TextTableWriter.create(unfinished, keepsAll ? [...names, 'surplus'] : names);
  const cells = request.table.columns.map(({ index }) => {
    const at = kept.findIndex((column) => column.index === index);
    return at < 0 ? null : createSink(kept[at]!.action, writer.columns[at]!, hmacKey);
  });
  const surplus = keepsAll ? createSurplusSink(writer.columns.at(-1)!) : null;
  const rows = createCellRows(cells, surplus, writer);
  const replacements = createReplacementCounter();

  return {
    async put(batch) {
      replacements.inspect(batch, rows.counts.records);
      for (let at = 0; at < batch.bytes.length;) {
        at = rows.take(batch, at);
        if (writer.isFull) await writer.flush();
      }
    },
    async finish() {
      await writer.finish();
      await rename(unfinished, request.output);
      return {
        output: request.output,
        ...rows.counts,
        notes: [...withheldNotes(rows.counts.withheld), ...replacements.notes()],
      };
    },
    async abandon() {
      await writer.abandon().catch(() => undefined);
      await rm(unfinished, { force: true });
    },
  };
}

function withheldNotes(records: number): Note[] {
  return records === 0 ? [] : [{ code: 'withheld-records', data: { records } }];
}

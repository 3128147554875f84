import { rename, rm } from 'node:fs/promises';
import type { ByteSource, Connector } from '../../../schemas/intake/connector.ts';
import type { ExtractedTable, ExtractTable } from '../../../schemas/intake/parser-protocol.ts';
import { createCellRows } from './cell-rows.ts';
import { TextTableWriter } from './parquet/text-table-writer.ts';
import { createSink } from './reduce.ts';
import { createReplacementCounter } from './replacement-counter.ts';
import { unfinishedPath } from './unfinished-path.ts';

export interface ExtractOptions {
  connector: Connector;
  hmacKey: Uint8Array;
  signal: AbortSignal;
  /** Called after each batch with the records read so far. */
  onBatch(records: number): void;
}

/**
 * Reads one table, reduces its columns and writes it to `request.output`, which appears only when it is whole.
 * Rejects with `ParseError` or the system's error.
 */
export async function extractTable(
  source: ByteSource,
  request: ExtractTable,
  options: ExtractOptions,
): Promise<ExtractedTable> {
  const unfinished = unfinishedPath(request.output);
  await rm(unfinished, { force: true });
  const kept = request.columns.filter((column) => column.action !== 'drop');
  const writer = await TextTableWriter.create(
    unfinished,
    kept.map((column) => `c${column.index}`),
  );
  try {
    const sinks = request.table.columns.map(({ index }) => {
      const at = kept.findIndex((column) => column.index === index);
      return at < 0 ? null : createSink(kept[at]!.action, writer.columns[at]!, options.hmacKey);
    });
    const strict = kept.length < sinks.length || kept.some((column) => column.action !== 'keep');
    const rows = createCellRows(sinks, strict, writer);
    const replacements = createReplacementCounter();
    const batches = options.connector.read(source, request.table, options.signal);
    let next = await batches.next();
    for (; !next.done; next = await batches.next()) {
      const batch = next.value;
      options.signal.throwIfAborted();
      replacements.inspect(batch, rows.counts.records);
      for (let at = 0; at < batch.bytes.length;) {
        at = rows.take(batch, at);
        if (writer.isFull) await writer.flush();
      }
      options.onBatch(rows.counts.records);
    }
    await writer.finish();
    await rename(unfinished, request.output);
    return { output: request.output, ...rows.counts, notes: [...next.value, ...replacements.notes()] };
  } catch (error) {
    await writer.abandon().catch(() => undefined);
    await rm(unfinished, { force: true });
    throw error;
  }
}

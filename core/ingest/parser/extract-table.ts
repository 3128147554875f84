import type { ByteSource, Connector } from '../../../schemas/intake/connector.ts';
import type { ExtractedTable, ExtractTable } from '../../../schemas/intake/parser-protocol.ts';
import { openThreadedSink } from './sink-thread.ts';
import { openTableSink } from './table-sink.ts';

export interface ExtractOptions {
  connector: Connector;
  hmacKey: Uint8Array;
  signal: AbortSignal;
  /** Module that serves a table sink as a worker thread; without it one thread does everything. */
  sinkThread: URL | undefined;
  /** Called after each batch with the records read so far. */
  onBatch(records: number): void;
}

/** Below this size a second thread costs more than it gives. */
const threadedFromBytes = 16 * 1024 * 1024;

/**
 * Reads one table, reduces its columns and writes it to `request.output`, which appears only when it is whole.
 * Rejects with `ParseError` or the system's error.
 */
export async function extractTable(
  source: ByteSource,
  request: ExtractTable,
  options: ExtractOptions,
): Promise<ExtractedTable> {
  const { sinkThread, signal } = options;
  const sinkOptions = { request, hmacKey: options.hmacKey };
  const sink =
    sinkThread && source.size >= threadedFromBytes
      ? openThreadedSink(sinkThread, sinkOptions)
      : await openTableSink(sinkOptions);
  try {
    const batches = options.connector.read(source, request.table, signal);
    let records = 0;
    let next = await batches.next();
    for (; !next.done; next = await batches.next()) {
      signal.throwIfAborted();
      await sink.put(next.value);
      options.onBatch((records += next.value.records));
    }
    const table = await sink.finish();
    return { ...table, notes: [...next.value, ...table.notes] };
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}

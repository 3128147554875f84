import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { SinkOptions } from '../../core/ingest/parser/table-sink.ts';
import type { ParserRequest } from '../../schemas/intake/parser-protocol.ts';

/** Entry of the parser process under Node, over its IPC channel, and of its writer thread; each loads what it needs. */
if (isMainThread) {
  // Exiting by itself might overtake the last reply; without an owner there is nobody to wait for.
  process.on('disconnect', () => process.exit(1));
  const line = {
    onRequest: (listener: (request: ParserRequest) => void) => void process.on('message', listener),
    reply: (reply: object) => void process.send?.(reply),
  };
  const { connectors } = await import('../../connectors/registry.ts');
  const { serveParser } = await import('../../core/ingest/parser/serve-parser.ts');
  const databases = async () => (await import('../../connectors/databases.ts')).databases;
  serveParser(line, { connectors, databases, sinkThread: new URL(import.meta.url) });
} else {
  const { serveTableSink } = await import('../../core/ingest/parser/sink-thread.ts');
  serveTableSink(parentPort!, workerData as SinkOptions);
}

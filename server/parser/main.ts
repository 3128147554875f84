import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { connectors } from '../../connectors/registry.ts';
import { runParser } from '../../core/ingest/parser/run-parser.ts';
import { serveTableSink } from '../../core/ingest/parser/sink-thread.ts';
import type { SinkOptions } from '../../core/ingest/parser/table-sink.ts';
import type { ParserReply, ParserRequest } from '../../schemas/intake/parser-protocol.ts';

/** Entry of the parser process under Node: one request over the IPC channel, its replies, the end. */
function serveRequest(): void {
  // The owner ends this process when it has its answer; exiting by itself might overtake the last reply.
  process.on('disconnect', () => process.exit(1));
  process.on('message', (request: ParserRequest) => {
    const reply = (message: ParserReply) => process.send?.(message);
    const never = new AbortController().signal;
    runParser(request, connectors, reply, never, new URL(import.meta.url)).catch(dieOf);
  });
}

/** The message may quote the file's content: only the kind of error and the place go to the log. */
function dieOf(error: Error): void {
  const place = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  console.error([error.name, ...place].join('\n'));
  process.exit(70);
}

if (isMainThread) serveRequest();
else serveTableSink(parentPort!, workerData as SinkOptions);

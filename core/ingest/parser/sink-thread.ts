import { Worker, type MessagePort } from 'node:worker_threads';
import type { ExtractedTable } from '../../../schemas/intake/parser-protocol.ts';
import { openTableSink, type SinkOptions, type TableSink } from './table-sink.ts';

/** To the thread: a batch, or what to do at the end. Each is answered once. */
type SinkCall =
  { type: 'put'; bytes: Uint8Array; records: number } | { type: 'finish' } | { type: 'abandon' };
type SinkAnswer = { table: ExtractedTable | null } | { errorCode: string | undefined };

/** Batches on their way to the thread: one being written, one waiting. */
const mostUnanswered = 2;

/**
 * Opens a sink in a thread of its own, so that reading and writing go on at once. `entry` is a module that calls
 * `serveTableSink` when it runs as a worker.
 */
export function openThreadedSink(entry: URL, options: SinkOptions): TableSink {
  const worker = new Worker(entry, { workerData: options });
  const waiting: { resolve(table: ExtractedTable | null): void; reject(error: Error): void }[] = [];
  const unanswered: Promise<unknown>[] = [];
  const failAll = (error: Error) => waiting.splice(0).forEach(({ reject }) => reject(error));
  worker.on('error', failAll);
  worker.on('exit', () => failAll(new Error('the writing thread ended early')));
  worker.on('message', (answer: SinkAnswer) => {
    const call = waiting.shift();
    if ('table' in answer) call?.resolve(answer.table);
    else call?.reject(Object.assign(new Error('writing failed'), { code: answer.errorCode }));
  });

  function ask(call: SinkCall, transfer: ArrayBuffer[] = []): Promise<ExtractedTable | null> {
    const answer = new Promise<ExtractedTable | null>((resolve, reject) => waiting.push({ resolve, reject }));
    answer.catch(() => undefined); // reported by whoever awaits it next
    unanswered.push(answer);
    worker.postMessage(call, transfer);
    return answer;
  }

  return {
    async put({ bytes, records }) {
      const copy = new Uint8Array(bytes); // slice() of a Buffer would be a view, and its memory would go with it
      ask({ type: 'put', bytes: copy, records }, [copy.buffer]);
      while (unanswered.length > mostUnanswered) await unanswered.shift();
    },
    async finish() {
      for (const answer of unanswered.splice(0)) await answer;
      const table = await ask({ type: 'finish' });
      await worker.terminate();
      return table!;
    },
    async abandon() {
      await ask({ type: 'abandon' }).catch(() => undefined);
      await worker.terminate();
    },
  };
}

/** Serves the sink that `options` describes to the thread at the other end of `port`, one call after another. */
export function serveTableSink(port: MessagePort, options: SinkOptions): void {
  let sink: Promise<TableSink> | null = null;
  let before: Promise<void> = Promise.resolve();
  port.on('message', (call: SinkCall) => {
    before = before.then(async () => {
      try {
        const opened = await (sink ??= openTableSink(options));
        const answer: SinkAnswer = { table: (await perform(opened, call)) ?? null };
        port.postMessage(answer);
      } catch (error) {
        const answer: SinkAnswer = { errorCode: (error as NodeJS.ErrnoException).code };
        port.postMessage(answer);
      }
    });
  });
}

function perform(sink: TableSink, call: SinkCall): Promise<ExtractedTable | void> {
  return call.type === 'put' ? sink.put(call) : call.type === 'finish' ? sink.finish() : sink.abandon();
}

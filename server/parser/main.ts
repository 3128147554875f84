import { connectors } from '../../connectors/registry.ts';
import { runParser } from '../../core/ingest/parser/run-parser.ts';
import type { ParserReply, ParserRequest } from '../../schemas/intake/parser-protocol.ts';

/** Entry of the parser process under Node: one request over the IPC channel, its replies, the end. */
const stop = new AbortController();

// The owner ends this process when it has its answer; exiting by itself might overtake the last reply.
process.on('disconnect', () => process.exit(1));

process.on('message', (request: ParserRequest) => {
  const reply = (message: ParserReply) => process.send?.(message);
  runParser(request, connectors, reply, stop.signal).catch((error: Error) => {
    // The message may quote the file's content: only the kind of error and the place go to the log.
    console.error(
      error.name,
      error.stack
        ?.split('\n')
        .filter((line) => /^\s+at /.test(line))
        .join('\n'),
    );
    process.exit(70);
  });
});

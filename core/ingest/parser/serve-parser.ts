import type { ParserReply, ParserRequest } from '../../../schemas/intake/parser-protocol.ts';
import { runParser, type Readers } from './run-parser.ts';

/** The line between a parser process and its owner, whichever host made it. */
export interface ParserLine {
  onRequest(listener: (request: ParserRequest) => void): void;
  reply(reply: ParserReply): void;
}

/**
 * Answers the owner of a parser process. The owner ends the process when it has its answer; an unforeseen
 * failure ends it at once.
 */
export function serveParser(line: ParserLine, readers: Readers): void {
  const never = new AbortController().signal;
  line.onRequest((request) => {
    runParser(request, readers, (reply) => line.reply(reply), never).catch(dieOf);
  });
}

/** The message may quote the file's content: only the kind of error and the place go to the log. */
function dieOf(error: Error): void {
  const place = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  console.error([error.name, ...place].join('\n'));
  process.exit(70);
}

import { connectors } from '../../connectors/registry.ts';
import { runParser } from '../../core/ingest/parser/run-parser.ts';
import type { ParserRequest } from '../../schemas/intake/parser-protocol.ts';

/** The parser process under Electron: one port, one request, then the end. */
process.parentPort.once('message', ({ ports: [port] }) => {
  port!.on('message', ({ data }) => {
    void runParser(
      data as ParserRequest,
      connectors,
      (reply) => port!.postMessage(reply),
      new AbortController().signal,
    );
  });
  port!.start();
});

import { connectors } from '../../connectors/registry.ts';
import { serveParser } from '../../core/ingest/parser/serve-parser.ts';
import type { ParserReply, ParserRequest } from '../../schemas/intake/parser-protocol.ts';

/** Entry of the parser process under Electron: its owner's port comes with the first message. */
process.parentPort.once('message', ({ ports: [port] }) => {
  const line = {
    onRequest: (listener: (request: ParserRequest) => void) =>
      void port!.on('message', ({ data }) => listener(data as ParserRequest)),
    reply: (reply: ParserReply) => port!.postMessage(reply),
  };
  const databases = async () => (await import('../../connectors/databases.ts')).databases;
  serveParser(line, { connectors, databases });
  port!.start();
});

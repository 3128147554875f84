import { Readable } from 'node:stream';
import type { DatabaseConnector, PullEnd } from '../../../schemas/intake/database.ts';
import type { ParserReply, ParserRequest } from '../../../schemas/intake/parser-protocol.ts';
import { sealUpload } from '../sealed-upload.ts';

/** A departmental table larger than this is pulled by key, in parts. */
const mostBytes = 8 * 1024 ** 3;
const reportEveryBytes = 1024 * 1024;

/** Pulls a database's rows into a sealed upload. Rejects with `DatabaseError` or as `sealUpload` does. */
export async function pullRows(
  { pull, inbox, name }: Extract<ParserRequest, { type: 'pull' }>,
  databases: readonly DatabaseConnector[],
  reply: (reply: ParserReply) => void,
  signal: AbortSignal,
): Promise<ParserReply> {
  const connector = databases.find(({ system }) => system === pull.address.system);
  if (!connector) throw new TypeError(`no connector for ${pull.address.system}`);
  let end: PullEnd = { last: null, hasKeyless: false };

  async function* chunks(): AsyncGenerator<Uint8Array> {
    const rows = connector!.pull(pull, signal);
    let bytesRead = 0;
    let reported = 0;
    for (let next = await rows.next(); ; next = await rows.next()) {
      if (next.done) {
        end = next.value;
        return;
      }
      bytesRead += next.value.length;
      if (bytesRead - reported > reportEveryBytes) {
        reported = bytesRead;
        reply({ type: 'progress', bytesRead, bytesTotal: 0, records: 0 });
      }
      yield next.value;
    }
  }

  const location = await sealUpload(Readable.from(chunks()), inbox, name, { bytes: mostBytes });
  return { type: 'pulled', location, ...end };
}

import { ParseError, type ByteSource, type Connector } from '../../schemas/intake/connector.ts';
import { refusalByContent } from './documents.ts';
import { magicBytes, refusalByMagic } from './magic.ts';

/**
 * Takes what holds no table we read (other archives, documents, pictures, programs) and refuses it with a reason
 * that says what to do instead.
 */
export const refusedConnector: Connector = {
  id: 'refused',
  sniff: async (source) => ((await refusalOf(source)) === null ? 0 : 0.98),
  async recognise(source) {
    throw await refusal(source);
  },
  // eslint-disable-next-line require-yield -- there is never a table to read
  async *read(source) {
    throw await refusal(source);
  },
};

async function refusalOf(source: ByteSource): Promise<string | null> {
  const head = await source.read(0, magicBytes);
  return refusalByMagic(head) ?? (await refusalByContent(source, head));
}

async function refusal(source: ByteSource): Promise<ParseError> {
  const reason = await refusalOf(source);
  return reason === null ? new ParseError('FILE_NOT_RECOGNISED') : new ParseError('FILE_REFUSED', { reason });
}

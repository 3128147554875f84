import { ParseError, type ByteSource, type Connector } from '../../schemas/intake/connector.ts';
import { readBody } from './read-body.ts';
import { recogniseCsv } from './recognise.ts';
import { looksLikeText } from './looks-like-text.ts';

/** Delimited text: comma, tab, semicolon or bar; UTF-8, GB18030 or UTF-16; quoted or not. */
export const csvConnector: Connector = {
  id: 'csv',
  sniff: async (source: ByteSource) => looksLikeText(await source.read(0, 64 * 1024)),
  async recognise(source, signal) {
    if (source.size === 0) throw new ParseError('FILE_EMPTY');
    return recogniseCsv(source, signal);
  },
  read: readBody,
};

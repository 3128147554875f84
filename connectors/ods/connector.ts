import { ParseError, type ByteSource, type Connector } from '../../schemas/intake/connector.ts';
import { isZip, openArchive, type Archive } from '../shared/archive.ts';
import { createGridConnector } from '../shared/grid-connector.ts';
import { createXmlReader, readXml } from '../shared/xml.ts';
import { ContentReader } from './read-content.ts';

const content = 'content.xml';
const manifest = 'meta-inf/manifest.xml';
const mediaType = 'application/vnd.oasis.opendocument.spreadsheet';

/** Spreadsheets in OpenDocument: .ods of LibreOffice, WPS Office and Excel, and its template .ots. */
export const odsConnector: Connector = createGridConnector({
  id: 'ods',
  sniff,
  async parse(source, signal) {
    const archive = await openArchive(source);
    if (archive.sizeOf(content) === 0) throw new ParseError('FILE_NOT_RECOGNISED');
    await refusePassword(archive);
    const handler = new ContentReader();
    const reader = createXmlReader(content, handler);
    for await (const chunk of archive.stream(content)) {
      signal.throwIfAborted();
      reader.write(chunk);
    }
    reader.end();
    return { grids: handler.finish() };
  },
});

/** Judges by the media type, which is a part of its own. */
async function sniff(source: ByteSource): Promise<number> {
  if (!isZip(await source.read(0, 8))) return 0;
  try {
    const archive = await openArchive(source);
    if (!archive.names.includes('mimetype') || archive.sizeOf('mimetype') > 200) return 0;
    const pieces: Uint8Array[] = [];
    for await (const piece of archive.stream('mimetype')) pieces.push(piece);
    return Buffer.concat(pieces).toString('latin1').startsWith(mediaType) ? 0.95 : 0;
  } catch (error) {
    if (error instanceof ParseError) return 0;
    throw error;
  }
}

/** The manifest names how each part is encrypted ([ODF 1.3] part 2, 4.4); an ODF 1.4 package has one part for all. */
async function refusePassword(archive: Archive): Promise<void> {
  let encrypted = archive.names.includes('encrypted-package');
  await readXml(manifest, archive.stream(manifest), {
    open(name) {
      encrypted ||= name === 'encryption-data';
    },
  });
  if (encrypted) throw new ParseError('FILE_REFUSED', { reason: 'password' });
}

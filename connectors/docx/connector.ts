import { ParseError, type ByteSource, type Connector } from '../../schemas/intake/connector.ts';
import { feedbackMarkPattern } from '../../schemas/intake/feedback-mark.ts';
import { isZip, openArchive } from '../shared/archive.ts';
import { createGridConnector } from '../shared/grid-connector.ts';
import { createXmlReader, readXml } from '../shared/xml.ts';
import { DocumentReader } from './read-document.ts';

const content = 'word/document.xml';
/** A form is a page or two; what is larger is none and not worth reading to the end. */
const mostSniffedBytes = 4 * 1024 * 1024;

/**
 * Tables of Word documents, of those alone that the hub made itself to be filled in: they carry its mark. Any other Word document is
 * refused with the advice to save its table as a sheet.
 */
export const docxConnector: Connector = createGridConnector({
  id: 'docx',
  sniff: async (source) => ((await hasMark(source)) ? 0.99 : 0),
  async parse(source, signal) {
    const archive = await openArchive(source);
    if (archive.sizeOf(content) === 0) throw new ParseError('FILE_NOT_RECOGNISED');
    const handler = new DocumentReader();
    const reader = createXmlReader(content, handler);
    for await (const chunk of archive.stream(content)) {
      signal.throwIfAborted();
      reader.write(chunk);
    }
    reader.end();
    return { grids: handler.finish(), titles: handler.titles };
  },
});

async function hasMark(source: ByteSource): Promise<boolean> {
  if (!isZip(await source.read(0, 8))) return false;
  try {
    const archive = await openArchive(source);
    const size = archive.sizeOf(content);
    if (size === 0 || size > mostSniffedBytes) return false;
    let text = '';
    await readXml(content, archive.stream(content), { text: (piece) => void (text += piece) });
    return feedbackMarkPattern.test(text.replace(/\s+/g, ''));
  } catch (error) {
    if (error instanceof ParseError) return false;
    throw error;
  }
}

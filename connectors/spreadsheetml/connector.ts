import type { ByteSource, Connector } from '../../schemas/intake/connector.ts';
import { createGridConnector } from '../shared/grid-connector.ts';
import { markupHead, openMarkup } from '../shared/markup-text.ts';
import { createXmlReader } from '../shared/xml.ts';
import { SheetsReader } from './read-sheets.ts';

const namespace = 'urn:schemas-microsoft-com:office:spreadsheet';

/** Workbooks in Excel 2003's XML, usually called .xls. */
export const spreadsheetmlConnector: Connector = createGridConnector({
  id: 'spreadsheetml',
  sniff,
  async parse(source, signal) {
    const { pieces, notes } = await openMarkup(source, signal);
    const handler = new SheetsReader();
    const reader = createXmlReader('workbook', handler);
    for await (const piece of pieces) reader.write(piece);
    reader.end();
    return { grids: handler.finish(), notes };
  },
});

async function sniff(source: ByteSource): Promise<number> {
  const head = await markupHead(source, 4096);
  return /^\s*<[?!\w]/.test(head) && /<(?:\w+:)?Workbook[\s>]/.test(head) && head.includes(namespace)
    ? 0.95
    : 0;
}

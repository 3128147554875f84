import { Parser } from 'htmlparser2';
import { ParseError, type ByteSource, type Connector } from '../../schemas/intake/connector.ts';
import { createGridConnector } from '../shared/grid-connector.ts';
import { markupHead, openMarkup } from '../shared/markup-text.ts';
import { PageReader } from './page-reader.ts';

const mostBytes = 256 * 1024 * 1024;

/** Pages with tables, which export programs like to call .xls. Nothing that a page refers to is ever fetched. */
export const htmlTableConnector: Connector = createGridConnector({
  id: 'html-table',
  sniff,
  async parse(source, signal) {
    if (source.size > mostBytes)
      throw new ParseError('FILE_LIMIT', { limit: 'size', where: String(source.size) });
    const { pieces, notes } = await openMarkup(source, signal);
    const page = new PageReader();
    const parser = new Parser({
      onopentag: (name, attributes) => page.openTag(name, attributes),
      onclosetag: (name) => page.closeTag(name),
      ontext: (text) => page.text(text),
    });
    for await (const piece of pieces) parser.write(piece);
    parser.end();
    return { ...page.finish(), notes };
  },
});

const firstElement = /^<(?:!doctype\s+html|html|head|meta|title|style|body|table|div|center|font|p|span)\b/i;

/** A page with a table is a table; one without is claimed weakly, so that somebody says that it has none. */
async function sniff(source: ByteSource): Promise<number> {
  const head = await markupHead(source, 64 * 1024);
  if (!firstElement.test(withoutProlog(head))) return 0;
  return /<table[\s>]/i.test(head) ? 0.9 : 0.6;
}

/** What follows an XML declaration, comments and white space. */
function withoutProlog(text: string): string {
  let rest = text.trimStart();
  for (;;) {
    const end = rest.startsWith('<!--') ? '-->' : rest.startsWith('<?') ? '>' : null;
    if (end === null || !rest.includes(end)) return rest;
    rest = rest.slice(rest.indexOf(end) + end.length).trimStart();
  }
}

import {
  ParseError,
  type ByteSource,
  type Connector,
  type Note,
  type RecognisedTable,
  type TextBatch,
} from '../../schemas/intake/connector.ts';
import { readShapefile } from '../shapefile/index.ts';
import { isZip } from '../shared/archive.ts';
import { bundlesOf } from './bundles.ts';
import { contentsOf } from './contents.ts';
import { innerTable, type ZipDialect } from './dialect.ts';
import { recogniseZip } from './recognise.ts';
import { shapefilePartsOf } from './shapefile-parts.ts';

/**
 * Documents that are archives belong to their own connectors, which are surer of them; text that packed bytes look
 * like by chance is less sure.
 */
const confidence = 0.85;

/** What says of an archive in an archive in an archive that it is one archive too many. */
const tooDeep: Connector = {
  id: 'zip',
  sniff: sniffZip,
  async recognise() {
    throw nested();
  },
  // eslint-disable-next-line require-yield -- there is never a table to read
  async *read() {
    throw nested();
  },
};

const nested = () => new ParseError('FILE_REFUSED', { reason: 'nested-archive' });

/**
 * Reads ZIP archives of delivered files, each with the connector that its content calls for, and archives within
 * them one level deep. Nothing is unpacked to the disk.
 */
export function createZipConnector(others: readonly Connector[]): Connector {
  return zipOf([...others, zipOf([...others, tooDeep])]);
}

function zipOf(inner: readonly Connector[]): Connector {
  return {
    id: 'zip',
    sniff: sniffZip,
    recognise: (source, signal) => recogniseZip(source, inner, signal),
    read: (source, table, signal) => readEntry(source, table, inner, signal),
  };
}

async function sniffZip(source: ByteSource): Promise<number> {
  return isZip(await source.read(0, 4)) ? confidence : 0;
}

async function* readEntry(
  source: ByteSource,
  table: RecognisedTable,
  connectors: readonly Connector[],
  signal: AbortSignal,
): AsyncGenerator<TextBatch, Note[]> {
  const { entry, connector: id } = table.dialect as ZipDialect;
  const bundle = bundlesOf((await contentsOf(source)).files).find(({ path }) => path === entry);
  if (!bundle) throw new ParseError('FILE_UNREADABLE', { detail: 'archive' });
  if (bundle.isShapefile) return yield* readShapefile(shapefilePartsOf(bundle), innerTable(table), signal);
  const connector = connectors.find((one) => one.id === id);
  if (!connector) throw new ParseError('FILE_NOT_RECOGNISED');
  return yield* connector.read(bundle.main.source, innerTable(table), signal);
}

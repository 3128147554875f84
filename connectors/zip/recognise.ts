import {
  limits,
  ParseError,
  type ByteSource,
  type Connector,
  type Note,
  type RecognisedTable,
  type Recognition,
} from '../../schemas/intake/connector.ts';
import { recogniseDbf } from '../dbf/table.ts';
import { recogniseShapefile } from '../shapefile/index.ts';
import { refuseSecret } from '../shared/secrecy.ts';
import { bundlesOf, type Bundle } from './bundles.ts';
import { contentsOf } from './contents.ts';
import { outerTable } from './dialect.ts';
import { shapefilePartsOf } from './shapefile-parts.ts';

/** Why a file of an archive was not read while others were, by the error's code. */
const notesByCode: Record<ParseError['code'], { code: string }> = {
  FILE_EMPTY: { code: 'entry-empty' },
  FILE_UNREADABLE: { code: 'entry-damaged' },
  FILE_NOT_RECOGNISED: { code: 'entry-unknown' },
  FILE_REFUSED: { code: 'entry-refused' },
  FILE_LIMIT: { code: 'entry-beyond-limits' },
  HEADER_MISSING: { code: 'entry-without-header' },
  NO_TABLE: { code: 'entry-without-table' },
};

/** Finds the tables of every file in an archive; what cannot be read is noted as long as something can. */
export async function recogniseZip(
  source: ByteSource,
  others: readonly Connector[],
  signal: AbortSignal,
): Promise<Recognition> {
  refuseSecret(source.name, []);
  const { files, ignored } = await contentsOf(source);
  for (const { path } of files) for (const name of path.split('/')) refuseSecret(name, []);
  const tables: RecognisedTable[] = [];
  const notes: Note[] =
    ignored.length > 0 ? [{ code: 'ignored-entries', data: { entries: ignored.length } }] : [];
  let failure: ParseError | null = null;
  for (const bundle of bundlesOf(files)) {
    signal.throwIfAborted();
    try {
      tables.push(...(await recogniseBundle(bundle, others, signal)));
    } catch (error) {
      if (!(error instanceof ParseError) || concernsAll(error)) throw error;
      failure ??= error;
      notes.push({ ...notesByCode[error.code], data: { entry: bundle.path } });
    }
    if (tables.length > limits.tables)
      throw new ParseError('FILE_LIMIT', { limit: 'tables', where: String(tables.length) });
  }
  if (tables.length === 0) throw failure ?? new ParseError('NO_TABLE');
  return { connector: 'zip', tables, notes };
}

/** A secret or a bomb is a reason to take nothing of the archive. */
function concernsAll({ code, data }: ParseError): boolean {
  return (
    (code === 'FILE_REFUSED' && data['reason'] === 'secret') ||
    (code === 'FILE_LIMIT' && data['limit'] === 'compression')
  );
}

async function recogniseBundle(
  bundle: Bundle,
  others: readonly Connector[],
  signal: AbortSignal,
): Promise<RecognisedTable[]> {
  const { path, parts } = bundle;
  const { source } = bundle.main;
  if (source.size === 0) throw new ParseError('FILE_EMPTY');
  if (bundle.isShapefile) {
    const table = await recogniseShapefile(shapefilePartsOf(bundle), signal);
    return [outerTable({ ...table, sheet: '' }, path, 'shapefile')];
  }
  const connector = await surest(source, others);
  const cpg = connector.id === 'dbf' ? parts.get('cpg') : undefined;
  if (cpg) {
    const codePage = new TextDecoder().decode(await cpg.source.read(0, 100));
    return [outerTable(await recogniseDbf(source, codePage, signal), path, 'dbf')];
  }
  const { tables, notes } = await connector.recognise(source, signal);
  return tables.map((table, i) =>
    outerTable(i === 0 ? { ...table, notes: [...notes, ...table.notes] } : table, path, connector.id),
  );
}

async function surest(source: ByteSource, connectors: readonly Connector[]): Promise<Connector> {
  let best: Connector | null = null;
  let most = 0;
  for (const connector of connectors) {
    const confidence = await connector.sniff(source);
    if (confidence <= most) continue;
    best = connector;
    most = confidence;
  }
  if (!best) throw new ParseError('FILE_NOT_RECOGNISED');
  return best;
}

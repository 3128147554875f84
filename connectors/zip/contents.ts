import type { Entry } from 'yauzl';
import { ParseError, type ByteSource } from '../../schemas/intake/connector.ts';
import { listArchive } from '../shared/archive.ts';
import { entryNames } from './entry-names.ts';
import { entrySource } from './entry-source.ts';

/** A file of an archive. */
export interface ArchivedFile {
  /** Its path in the archive. */
  path: string;
  /** Opens it; of the files opened last it is the same source each time. */
  readonly source: ByteSource;
}

export interface Contents {
  files: ArchivedFile[];
  /** Paths of what programs put into archives beside the files. */
  ignored: string[];
}

const debris = /(?:^|\/)(?:__MACOSX\/.*|\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini|~\$[^/]*)$/i;

/** Files kept open, with what was unpacked of them: the parts of one layer, or one workbook for all its sheets. */
const mostOpen = 4;

/** An archive is listed once. */
const opened = new WeakMap<ByteSource, Promise<Contents>>();

/** Lists an archive's files. Rejects with FILE_UNREADABLE, FILE_LIMIT, and FILE_REFUSED when it has a password. */
export function contentsOf(source: ByteSource): Promise<Contents> {
  const before = opened.get(source);
  if (before) return before;
  const contents = listFiles(source);
  opened.set(source, contents);
  return contents;
}

async function listFiles(source: ByteSource): Promise<Contents> {
  const archive = await listArchive(source, false);
  const names = entryNames(archive.entries);
  const entries = archive.entries
    .map((entry, i) => ({ entry, path: names[i]! }))
    .filter(({ path }) => !path.endsWith('/'));
  if (entries.some(({ entry }) => entry.isEncrypted()))
    throw new ParseError('FILE_REFUSED', { reason: 'password' });
  const open = createOpener((entry: Entry, path) => entrySource(archive, entry, path));
  return {
    files: entries
      .filter(({ path }) => !debris.test(path))
      .map(({ entry, path }) => ({
        path,
        get source() {
          return open(entry, path);
        },
      })),
    ignored: entries.filter(({ path }) => debris.test(path)).map(({ path }) => path),
  };
}

/** Keeps what was opened last, and lets go of the rest. */
function createOpener(make: (entry: Entry, path: string) => ByteSource) {
  const recent = new Map<Entry, ByteSource>();
  return (entry: Entry, path: string): ByteSource => {
    const source = recent.get(entry) ?? make(entry, path);
    recent.delete(entry);
    recent.set(entry, source);
    for (const oldest of recent.keys()) if (recent.size > mostOpen) recent.delete(oldest);
    return source;
  };
}

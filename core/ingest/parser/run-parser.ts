import { ParseError, type Connector } from '../../../schemas/intake/connector.ts';
import type { DatabaseConnector } from '../../../schemas/intake/database.ts';
import { DatabaseError } from '../../../schemas/intake/database-error.ts';
import type { FileLocation, ParserReply, ParserRequest } from '../../../schemas/intake/parser-protocol.ts';
import { HubError } from '../../base/hub-error.ts';
import { openByteSource } from './byte-source.ts';
import { extractTable } from './extract-table.ts';
import { watchSource, type WatchedSource } from './watched-source.ts';

const progressEveryMs = 250;
const recogniseMemoryMB = 700;

type ExtractRequest = Extract<ParserRequest, { type: 'extract' }>;

/** What a parser process can read, as its host puts it together. */
export interface Readers {
  connectors: readonly Connector[];
  /** Loads the database systems, which only a pull needs. */
  databases(): Promise<readonly DatabaseConnector[]>;
  /** A module that calls `serveTableSink` as a worker thread; without it everything runs on one thread. */
  sinkThread?: URL;
}

/** Answers one request inside the parser process. Foreseen failures become a `failed` reply; others reject. */
export async function runParser(
  request: ParserRequest,
  { connectors, databases, sinkThread }: Readers,
  reply: (reply: ParserReply) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    if (request.type === 'pull') {
      const { pullRows } = await import('./pull-rows.ts');
      return reply(await pullRows(request, await databases(), reply, signal));
    }
    const memoryLimitMB = request.type === 'extract' ? request.memoryLimitMB : recogniseMemoryMB;
    const answer = await withSource(request.file, memoryLimitMB, reply, (source, records) =>
      request.type === 'recognise'
        ? recognise(source, connectors, signal)
        : extract(source, request, connectors, { signal, sinkThread, onRecords: records }),
    );
    reply(answer);
  } catch (error) {
    reply(failure(error));
  }
}

/** Opens the file, watches it and the memory, and reports how far reading has come. */
async function withSource(
  file: FileLocation,
  memoryLimitMB: number,
  reply: (reply: ParserReply) => void,
  work: (source: WatchedSource, onRecords: (records: number) => void) => Promise<ParserReply>,
): Promise<ParserReply> {
  const opened = await openByteSource(file);
  let records = 0;
  let reported = Date.now();
  const source = watchSource(opened, (bytesRead) => {
    const now = Date.now();
    if (now - reported < progressEveryMs) return;
    reported = now;
    refuseMemory(memoryLimitMB);
    reply({ type: 'progress', bytesRead, bytesTotal: opened.size, records });
  });
  try {
    return await work(source, (count) => (records = count));
  } finally {
    await opened.close();
  }
}

function refuseMemory(limitMB: number): void {
  const usedMB = Math.round(process.memoryUsage.rss() / 2 ** 20);
  if (usedMB > limitMB) throw new ParseError('FILE_LIMIT', { limit: 'memory', where: `${usedMB} MB` });
}

async function recognise(
  source: WatchedSource,
  connectors: readonly Connector[],
  signal: AbortSignal,
): Promise<ParserReply> {
  if (source.size === 0) throw new ParseError('FILE_EMPTY');
  const connector = await surestConnector(source, connectors);
  const recognition = await connector.recognise(source, signal);
  return { type: 'recognised', recognition, sha256: await source.sha256(), size: source.size };
}

async function surestConnector(source: WatchedSource, connectors: readonly Connector[]): Promise<Connector> {
  let surest: { connector: Connector; confidence: number } | null = null;
  for (const connector of connectors) {
    const confidence = await connector.sniff(source);
    if (confidence > (surest?.confidence ?? 0)) surest = { connector, confidence };
  }
  if (!surest) throw new ParseError('FILE_NOT_RECOGNISED');
  return surest.connector;
}

async function extract(
  source: WatchedSource,
  request: ExtractRequest,
  connectors: readonly Connector[],
  options: { signal: AbortSignal; sinkThread: URL | undefined; onRecords(records: number): void },
): Promise<ParserReply> {
  const { signal, sinkThread, onRecords } = options;
  const connector = connectors.find(({ id }) => id === request.connector);
  if (!connector) throw new ParseError('FILE_NOT_RECOGNISED');
  let recordsBefore = 0;
  const tables = [];
  for (const table of request.tables) {
    const extracted = await extractTable(source, table, {
      connector,
      hmacKey: request.hmacKey,
      signal,
      sinkThread,
      onBatch: (records) => onRecords(recordsBefore + records),
    });
    recordsBefore += extracted.records;
    tables.push(extracted);
  }
  return { type: 'extracted', tables, sha256: await source.sha256() };
}

/** Turns an expected failure into its reply; anything else is a fault of ours and goes on. */
function failure(error: unknown): ParserReply {
  if (error instanceof ParseError || error instanceof DatabaseError || error instanceof HubError)
    return { type: 'failed', code: error.code, data: error.data as Record<string, string> };
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return { type: 'failed', code: 'DISK_FULL', data: {} };
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR' || code === 'EIO')
    return { type: 'failed', code: 'FILE_UNREADABLE', data: { detail: code } };
  throw error;
}

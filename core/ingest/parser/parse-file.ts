import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorData, type ErrorCode } from '../../../schemas/api/errors.ts';
import type {
  FileLocation,
  ParserProcess,
  ParserReply,
  ParserRequest,
} from '../../../schemas/intake/parser-protocol.ts';
import type { PullEnd } from '../../../schemas/intake/database.ts';
import { HubError } from '../../base/hub-error.ts';
import { unfinishedPath } from './unfinished-path.ts';

/** Starts a parser process; supplied by the host. */
export type SpawnParser = () => ParserProcess;

type Reply<T extends ParserReply['type']> = Extract<ParserReply, { type: T }>;
export type RecognisedFile = Omit<Reply<'recognised'>, 'type'>;
export type ExtractedFile = Omit<Reply<'extracted'>, 'type'>;
export type ParserProgress = Omit<Reply<'progress'>, 'type'>;

const recogniseSeconds = 120;
const extractSeconds = 3600;

/**
 * Recognises a file in a process of its own. Rejects with the `FILE_…`, `HEADER_MISSING` or `NO_TABLE`
 * error of `schemas/api/errors.ts`, with `CANCELLED` when the signal aborts.
 */
export async function recogniseFile(
  spawnParser: SpawnParser,
  file: FileLocation,
  signal?: AbortSignal,
): Promise<RecognisedFile> {
  const { recognition, sha256, size } = await converse(
    spawnParser,
    { type: 'recognise', file },
    'recognised',
    {
      signal,
      seconds: recogniseSeconds,
    },
  );
  return { recognition, sha256, size };
}

/**
 * Extracts tables of a file to Parquet in a process of its own; errors as for `recogniseFile`, and
 * `DISK_FULL`. When it fails no output is left.
 */
export async function extractFile(
  spawnParser: SpawnParser,
  request: Omit<Extract<ParserRequest, { type: 'extract' }>, 'type'>,
  options: { signal?: AbortSignal; onProgress?: (progress: ParserProgress) => void } = {},
): Promise<ExtractedFile> {
  try {
    const { tables, sha256 } = await converse(spawnParser, { type: 'extract', ...request }, 'extracted', {
      ...options,
      seconds: extractSeconds,
    });
    return { tables, sha256 };
  } catch (error) {
    for (const { output } of request.tables) {
      await rm(output, { force: true });
      await rm(unfinishedPath(output), { force: true });
    }
    throw error;
  }
}

/**
 * Pulls a database's rows into a sealed upload in `inbox`, in a process of its own. Rejects with a `DATABASE_…`
 * error, FILE_LIMIT, DISK_FULL or CANCELLED; what a killed process leaves is removed at the next opening.
 */
export async function pullDatabase(
  spawnParser: SpawnParser,
  request: Omit<Extract<ParserRequest, { type: 'pull' }>, 'type'>,
  options: { signal?: AbortSignal; onProgress?: (progress: ParserProgress) => void } = {},
): Promise<{ location: FileLocation } & PullEnd> {
  const { location, last, hasKeyless } = await converse(spawnParser, { type: 'pull', ...request }, 'pulled', {
    ...options,
    seconds: extractSeconds,
  });
  return { location, last, hasKeyless };
}

/** Sends one request and waits for its answer and for the end of the process. */
function converse<T extends 'recognised' | 'extracted' | 'pulled'>(
  spawnParser: SpawnParser,
  request: ParserRequest,
  expected: T,
  options: { signal?: AbortSignal; seconds: number; onProgress?: (progress: ParserProgress) => void },
): Promise<Reply<T>> {
  const { signal, seconds, onProgress } = options;
  const file = nameOf(request);
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new HubError('CANCELLED', {}));
    const process = spawnParser();
    let outcome: (() => void) | null = null;
    const end = (decided: () => void) => {
      outcome ??= decided;
      process.kill();
    };
    const fail = (error: HubError) => end(() => reject(error));
    const cancel = () => fail(new HubError('CANCELLED', {}));
    const timer = setTimeout(
      () => fail(new HubError('FILE_LIMIT', { file, limit: 'time', where: `${seconds} s` })),
      seconds * 1000,
    );
    signal?.addEventListener('abort', cancel);
    process.onExit(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      if (outcome) outcome();
      else reject(new HubError('FILE_CRASHED_PARSER', { file }));
    });
    process.onReply((reply) => {
      if (reply.type === 'progress') onProgress?.(reply);
      else if (reply.type === expected) end(() => resolve(reply as Reply<T>));
      else if (reply.type === 'failed') fail(toHubError(reply, request));
      else fail(new HubError('FILE_CRASHED_PARSER', { file }));
    });
    process.send(request);
  });
}

/** The parser's word is checked like any other input: an unknown code or wrong data counts as a crash. */
function toHubError(reply: Reply<'failed'>, request: ParserRequest): HubError {
  const file = nameOf(request);
  if (reply.code === 'DISK_FULL' && request.type === 'extract')
    return new HubError('DISK_FULL', { path: dirname(request.tables[0]?.output ?? '') });
  const schema = errorData[reply.code as ErrorCode];
  const data = schema?.safeParse({ ...reply.data, file });
  return data?.success
    ? new HubError(reply.code as ErrorCode, data.data)
    : new HubError('FILE_CRASHED_PARSER', { file }, { cause: reply });
}

function nameOf(request: ParserRequest): string {
  return request.type === 'pull' ? request.name : request.file.name;
}

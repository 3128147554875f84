import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { existsSync } from 'node:fs';
import type { Batch } from '../../../schemas/api/batches.ts';
import { describeError } from '../../../schemas/messages/describe-error.ts';
import { formatMessage } from '../../../schemas/messages/format.ts';
import { messages } from '../../../schemas/messages/index.ts';
import { HubError } from '../../base/hub-error.ts';
import { archiveFolder, errorFolder } from './watch-folder.ts';

const languages = ['zh', 'en'] as const;

/** What a receipt says of a taken file. */
export interface Receipt {
  sha256: string;
  at: string; // city time
  batches: readonly Batch[];
}

/** Leaves a receipt of a taken file in `archive/`; the file itself is not kept: it may hold what must not be. */
export async function leaveReceipt(folder: string, name: string, receipt: Receipt): Promise<void> {
  const stamp = receipt.at.slice(0, 19).replaceAll(/\D/g, '');
  const archive = await ownFolder(folder, archiveFolder, name);
  const path = await freePath(archive, `${stamp} ${basename(name)}.txt`);
  await writeNote(path, receiptLines(basename(name), receipt));
}

function receiptLines(file: string, { sha256, at, batches }: Receipt): string[] {
  return languages.flatMap((language) => {
    const { inbox } = messages[language].sources;
    const { states } = messages[language].batches;
    const department = [...new Set(batches.map((batch) => batch.department))].join('、');
    return [
      formatMessage(inbox.receipt, { file, department, sha256, at: at.slice(0, 19).replace('T', ' ') }),
      ...batches.map((batch) =>
        formatMessage(inbox.receiptBatch, { ...batch, batch: batch.batchId, state: states[batch.state] }),
      ),
    ];
  });
}

/** Moves a file that cannot be read to `error/`, with a note beside it that says why. */
export async function setAside(folder: string, name: string, error: HubError): Promise<void> {
  const path = await freePath(await ownFolder(folder, errorFolder, name), basename(name));
  const data = { ...error.data, file: basename(name) };
  await writeNote(
    `${path}.txt`,
    languages.map((language) => {
      const { what, todo } = describeError(language, error.code, data);
      return `${what} ${todo}`;
    }),
  );
  await rename(join(folder, name), path);
}

/** With a byte order mark and Windows line ends: these are opened with whatever the office has. */
async function writeNote(path: string, lines: readonly string[]): Promise<void> {
  await rm(path, { force: true });
  await writeFile(path, `\uFEFF${lines.join('\r\n')}\r\n`, { flag: 'wx' }); // not through a link
}

/** @throws HubError BAD_INPUT when a folder for what becomes of a file is a link: it would be written elsewhere. */
export async function requireOwnFolders(folder: string, name: string): Promise<void> {
  for (const place of [archiveFolder, errorFolder])
    for (const path of pathsTo(folder, place, name)) {
      const facts = await lstat(path).catch(() => null);
      if (facts && !facts.isDirectory()) throw new HubError('BAD_INPUT', { detail: 'inbox-linked' });
    }
}

/** Makes the folder in which a file's receipt or the file itself is put. Throws as `requireOwnFolders`. */
async function ownFolder(folder: string, place: string, name: string): Promise<string> {
  await requireOwnFolders(folder, name);
  for (const path of pathsTo(folder, place, name)) await mkdir(path, { recursive: true });
  return join(folder, place, dirname(name));
}

/** `archive/` or `error/`, and the department's folder in it. */
function pathsTo(folder: string, place: string, name: string): string[] {
  const top = join(folder, place);
  return dirname(name) === '.' ? [top] : [top, join(top, dirname(name))];
}

async function freePath(directory: string, file: string): Promise<string> {
  const end = extname(file);
  for (let copy = 1; ; copy++) {
    const path = join(directory, copy === 1 ? file : `${basename(file, end)} (${copy})${end}`);
    if (!existsSync(path)) return path;
  }
}

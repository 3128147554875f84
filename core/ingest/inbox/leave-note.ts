import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { existsSync } from 'node:fs';
import type { Batch } from '../../../schemas/api/batches.ts';
import { describeError } from '../../../schemas/messages/describe-error.ts';
import { formatMessage } from '../../../schemas/messages/format.ts';
import { messages } from '../../../schemas/messages/index.ts';
import type { HubError } from '../../base/hub-error.ts';
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
  const path = await freePath(join(folder, archiveFolder, dirname(name)), `${stamp} ${basename(name)}.txt`);
  await writeNote(path, receiptLines(basename(name), receipt));
}

function receiptLines(file: string, { sha256, at, batches }: Receipt): string[] {
  return languages.flatMap((language) => {
    const { inbox } = messages[language].sources;
    const { states } = messages[language].batches;
    return [
      formatMessage(inbox.receipt, { file, sha256, at: at.slice(0, 19).replace('T', ' ') }),
      ...batches.map((batch) =>
        formatMessage(inbox.receiptBatch, { ...batch, batch: batch.batchId, state: states[batch.state] }),
      ),
    ];
  });
}

/** Moves a file that cannot be read to `error/`, with a note beside it that says why. */
export async function setAside(folder: string, name: string, error: HubError): Promise<void> {
  const path = await freePath(join(folder, errorFolder, dirname(name)), basename(name));
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
  await writeFile(path, `\uFEFF${lines.join('\r\n')}\r\n`, { flag: 'w' });
}

async function freePath(directory: string, file: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  const end = extname(file);
  for (let copy = 1; ; copy++) {
    const path = join(directory, copy === 1 ? file : `${basename(file, end)} (${copy})${end}`);
    if (!existsSync(path)) return path;
  }
}

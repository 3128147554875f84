import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { HubError } from '../../base/hub-error.ts';
import type { ActorRef, CommandHandler, CommandLog } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { refillDivisions } from './load-references.ts';

const OwnDivision = z.object({ code: z.string().regex(/^(\d{6}|\d{9}|\d{12})$/), name: z.string().min(1) });
type OwnDivision = z.infer<typeof OwnDivision>;

const Registration = z.object({ divisions: z.array(OwnDivision) });

/** The workspace's own divisions replace those registered before. */
export const divisionsRegistered: CommandHandler<z.infer<typeof Registration>> = {
  type: 'divisions.registered',
  data: Registration,
  async apply(session, { data: { divisions } }) {
    await session.run('DELETE FROM ref.own_division');
    await session.run('INSERT INTO ref.own_division SELECT unnest($1), unnest($2)', [
      divisions.map(({ code }) => code),
      divisions.map(({ name }) => name),
    ]);
    await refillDivisions(session);
  },
};

/**
 * Registers what `divisions.csv` in the workspace's definitions says (UTF-8, columns `code,name`), when it
 * differs from what is registered. A workspace without the file keeps what it has.
 *
 * @throws HubError BAD_INPUT when a line is not a code of 6, 9 or 12 digits and a name.
 */
export async function registerOwnDivisions(
  { warehouse, commands }: { warehouse: Session; commands: CommandLog },
  definitions: string,
  actor: ActorRef,
): Promise<void> {
  const divisions = await readDivisions(join(definitions, 'divisions.csv'));
  if (!divisions) return;
  const present = await warehouse.all<OwnDivision>('SELECT code, name FROM ref.own_division');
  if (sameDivisions(present, divisions)) return;
  await commands.execute(divisionsRegistered, () => ({ divisions }), { actor });
}

async function readDivisions(path: string): Promise<OwnDivision[] | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : parseDivisions(text);
}

/** Reads lines of `code,name` below a header; the first line of each code counts. */
export function parseDivisions(text: string): OwnDivision[] {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .slice(1);
  const divisions = new Map<string, OwnDivision>();
  lines.forEach((line, at) => {
    if (line.trim() === '') return;
    const [code = '', name = ''] = line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    const division = OwnDivision.safeParse({ code, name });
    if (!division.success) throw new HubError('BAD_INPUT', { detail: `divisions.csv:${at + 2}` });
    if (!divisions.has(code)) divisions.set(code, division.data);
  });
  return [...divisions.values()];
}

function sameDivisions(left: readonly OwnDivision[], right: readonly OwnDivision[]): boolean {
  const names = new Map(left.map(({ code, name }) => [code, name]));
  return left.length === right.length && right.every(({ code, name }) => names.get(code) === name);
}

import { z } from 'zod';
import { HubError } from '../../base/hub-error.ts';
import type { ActorRef, CommandHandler, CommandLog } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** Village code and three digits: the usual form (DOMAIN §2). Others have 16 or 18 digits. */
const usualForm = String.raw`\d{12}\d{3}`;

const CodeFormSet = z.object({ pattern: z.string().min(1), dataVersion: z.number().int().positive() });

/** The form that grid codes have in this city from now on. */
export const gridCodeFormSet: CommandHandler<z.infer<typeof CodeFormSet>> = {
  type: 'grid-code-form.set',
  data: CodeFormSet,
  async apply(session, { data }) {
    await session.run('INSERT INTO master.grid_code_form VALUES ($1, $2)', [data.pattern, data.dataVersion]);
  },
};

/** The regular expression that a whole grid code matches. */
export async function readCodeForm(session: Session): Promise<string> {
  const [row] = await session.all<{ pattern: string }>(
    'SELECT pattern FROM master.grid_code_form ORDER BY data_version DESC LIMIT 1',
  );
  return row?.pattern ?? usualForm;
}

/** Sets the form. Throws `BAD_INPUT` for what is no regular expression (RE2). */
export async function setCodeForm(
  { warehouse, commands }: { warehouse: Session; commands: CommandLog },
  actor: ActorRef,
  pattern: string,
): Promise<void> {
  await warehouse.all('SELECT regexp_full_match($1, $2)', ['1', pattern]).catch(() => {
    throw new HubError('BAD_INPUT', { detail: 'pattern' });
  });
  await commands.execute(gridCodeFormSet, (allot) => ({ pattern, dataVersion: allot.dataVersion() }), {
    actor,
  });
}

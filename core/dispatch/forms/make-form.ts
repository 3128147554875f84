import { forms } from '../../../schemas/messages/zh/forms.ts';
import type { Actor } from '../../access/actor.ts';
import type { Dispatch } from '../dispatch.ts';
import { formDocx } from './form-docx.ts';
import { formFacts } from './form-facts.ts';
import { formXlsx } from './form-xlsx.ts';

/**
 * The assignment (交办单) of a matter with its feedback form, for a department that is not on the hub.
 * @throws HubError as `formFacts` does
 */
export async function makeForm(
  dispatch: Pick<Dispatch, 'workspace' | 'warehouse' | 'clock'>,
  actor: Actor,
  { matterId, format }: { matterId: number; format: 'docx' | 'xlsx' },
): Promise<{ name: string; file: Blob }> {
  const facts = await formFacts(dispatch, actor, matterId);
  const file = await (format === 'docx' ? formDocx(facts) : formXlsx(facts));
  return { name: `${forms.assignment.title}-${facts.number}.${format}`, file };
}

import { formatMessage } from '../../../schemas/messages/format.ts';
import { forms } from '../../../schemas/messages/zh/forms.ts';
import type { Actor } from '../../access/actor.ts';
import { cityTime } from '../../base/clock.ts';
import { HubError } from '../../base/hub-error.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { Dispatch } from '../dispatch.ts';
import { areaNames } from '../matters/area-names.ts';
import type { MatterRow } from '../matters/matter-row.ts';
import { requireMatter } from '../matters/read-matter.ts';
import { momentText } from '../moment-text.ts';
import { formMark } from './form-mark.ts';

/** What an assignment and its feedback form say: labels with their contents. */
export interface FormFacts {
  number: string;
  isTrial: boolean;
  isSupervised: boolean;
  facts: [label: string, content: string][];
  feedback: [label: string, content: string][];
}

/** The last step by which a matter came to the department that has it. */
export async function assignmentOf(
  session: Session,
  matterId: number,
): Promise<{ step: number; at: string }> {
  const [assignment] = await session.all<{ step: number; at: string }>(
    `SELECT step, "at" FROM ops.matter_step WHERE matter_id = $1 AND action IN ('assign', 'transfer')
     ORDER BY step DESC LIMIT 1`,
    [matterId],
  );
  return assignment ?? { step: 0, at: '' };
}

/** @throws HubError `NOT_FOUND`, `MATTER_STATE` for a matter that no department is working on */
export async function formFacts(
  { workspace, warehouse, clock }: Pick<Dispatch, 'workspace' | 'warehouse' | 'clock'>,
  actor: Actor,
  matterId: number,
): Promise<FormFacts> {
  const matter = await requireMatter(warehouse, actor, matterId);
  const { number, department, state } = matter;
  if (department === null || !['assigned', 'accepted'].includes(state))
    throw new HubError('MATTER_STATE', { number, state, action: 'form' });
  const assignment = await assignmentOf(warehouse, matterId);
  const mark = formMark(workspace, { number, department, step: assignment.step });
  const name = (await areaNames(warehouse, [matter.area])).get(matter.area) ?? '';
  const area = matter.area === '' ? forms.assignment.wholeCity : `${name} ${matter.area}`.trim();
  const { rows } = forms.feedback;
  return {
    number,
    isTrial: workspace.mode === 'trial',
    isSupervised: matter.supervised,
    facts: factsOf(matter, {
      area,
      from: workspace.name,
      assigned: assignment.at,
      made: cityTime(clock.now()),
    }),
    feedback: [
      [rows.number, number],
      [rows.mark, mark],
      [rows.department, department],
      [rows.conclusion, ''],
      [rows.account, ''],
      [rows.filled, ''],
    ],
  };
}

function factsOf(
  matter: MatterRow,
  { area, from, assigned, made }: Record<'area' | 'from' | 'assigned' | 'made', string>,
): FormFacts['facts'] {
  const { facts, levels } = forms.assignment;
  const lines: [string, string | null][] = [
    [facts.number, matter.number],
    [facts.from, from],
    [facts.to, matter.department],
    [facts.matter, matter.title],
    [facts.level, levels[matter.level]],
    [facts.area, area],
    [facts.description, matter.description],
    [facts.item, matter.item],
    [facts.origin, originText(matter)],
    [facts.assigned, momentText(assigned)],
    [facts.due, matter.dueBy && momentText(matter.dueBy)],
    [facts.made, momentText(made)],
  ];
  return lines.filter((line): line is [string, string] => line[1] !== null && line[1] !== '');
}

function originText({ origin, warningId, originSystem, originNumber }: MatterRow): string {
  const number = warningId ?? originNumber;
  return formatMessage(forms.assignment.origins[origin], { number, system: originSystem });
}

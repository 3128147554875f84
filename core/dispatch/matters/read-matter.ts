import type { Evidence, Matter, MatterStep } from '../../../schemas/api/dispatch/matter.ts';
import type { Actor } from '../../access/actor.ts';
import { cityTime } from '../../base/clock.ts';
import { HubError } from '../../base/hub-error.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { readCalendar } from '../calendar/read-calendar.ts';
import type { Dispatch } from '../dispatch.ts';
import { areaNames } from './area-names.ts';
import { mattersSql, standingOf, summaryOf, type MatterRow } from './matter-row.ts';
import { actionsOf, partiesOf } from './permitted.ts';
import { binder, seenMatters } from './seen-matters.ts';

/**
 * A matter with its history and what the actor may do with it.
 * @throws HubError `NOT_FOUND`, also for one that the actor may not see
 */
export async function readMatter(
  dispatch: Pick<Dispatch, 'warehouse' | 'clock'>,
  actor: Actor,
  matterId: number,
): Promise<Matter> {
  return describeMatter(dispatch, actor, await requireMatter(dispatch.warehouse, actor, matterId));
}

/** A matter as it stands now, whoever may see it: whoever gave it back a moment ago sees how it went. */
export async function readActedOn(
  dispatch: Pick<Dispatch, 'warehouse' | 'clock'>,
  actor: Actor,
  matterId: number,
): Promise<Matter> {
  const [row] = await dispatch.warehouse.all<MatterRow>(mattersSql('m.matter_id = $1'), [matterId]);
  return describeMatter(dispatch, actor, row!);
}

async function describeMatter(
  { warehouse, clock }: Pick<Dispatch, 'warehouse' | 'clock'>,
  actor: Actor,
  row: MatterRow,
): Promise<Matter> {
  const standing = standingOf(row);
  const calendar = await readCalendar(warehouse);
  const names = await areaNames(warehouse, [row.area]);
  return {
    ...summaryOf(row, { calendar, now: cityTime(clock.now()), names }),
    description: row.description,
    item: row.item,
    steps: await readSteps(warehouse, row.matterId),
    actions: actionsOf(standing, partiesOf(actor, standing)),
    extension: standing.extension,
    basisWithdrawn: row.basisWithdrawn,
  };
}

/** A matter that the actor may see, or `hadMatters` had. @throws HubError `NOT_FOUND` */
export async function requireMatter(
  session: Session,
  actor: Actor,
  matterId: number,
  allowed: typeof seenMatters = seenMatters,
): Promise<MatterRow> {
  const { bind, values } = binder();
  const condition = `m.matter_id = ${bind(matterId)} AND (${allowed(actor, bind)})`;
  const [row] = await session.all<MatterRow>(mattersSql(condition), values);
  if (!row) throw new HubError('NOT_FOUND', { kind: 'matter', id: String(matterId) });
  return row;
}

type StepRow = Omit<MatterStep, 'evidence'> & { evidence: string[] };

async function readSteps(session: Session, matterId: number): Promise<MatterStep[]> {
  const steps = await session.all<StepRow>(
    `SELECT step, "at", by_name AS "by", by_role AS role, action, from_state AS "from", to_state AS "to", department,
       due_by AS "dueBy", "text", evidence
     FROM ops.matter_step WHERE matter_id = $1 ORDER BY step`,
    [matterId],
  );
  const known = await session.all<Evidence>(
    `SELECT evidence_id AS "evidenceId", name, bytes::DOUBLE AS bytes, sha256 FROM ops.matter_evidence WHERE matter_id = $1`,
    [matterId],
  );
  const byId = new Map(known.map((one) => [one.evidenceId, one]));
  return steps.map((step) => ({ ...step, evidence: step.evidence.flatMap((id) => byId.get(id) ?? []) }));
}

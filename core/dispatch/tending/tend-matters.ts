import { cityTime } from '../../base/clock.ts';
import { HubError } from '../../base/hub-error.ts';
import type { ActorRef } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { readCalendar } from '../calendar/read-calendar.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Dispatch } from '../dispatch.ts';
import { mattersSql, standingOf, type MatterRow } from '../matters/matter-row.ts';
import { matterStepped, type MatterStepped } from '../matters/matter-stepped.ts';
import type { StandingMatter } from '../matters/standing-matter.ts';
import { stepOf } from '../matters/step-of-act.ts';

/** So many working days before a deadline, or fewer, its department is reminded. */
const remindBefore = 1;

/** What the hub does with a matter by itself. */
type Tending = Extract<MatterStepped['action'], 'reminded' | 'escalated' | 'basis-withdrawn'>;

interface Due {
  matterId: number;
  tending: Tending;
}

/**
 * Reminds of deadlines that are near, escalates those that have passed (they are supervised from then on), and marks matters whose warning
 * lost its basis: each of them once, as a step of the matter's history.
 *
 * @returns how many matters are near their deadline, and how many past it
 */
export async function tendMatters(
  { warehouse, commands, clock }: Pick<Dispatch, 'warehouse' | 'commands' | 'clock'>,
  actor: ActorRef,
): Promise<{ near: number; overdue: number }> {
  const now = cityTime(clock.now());
  const calendar = await readCalendar(warehouse);
  for (const { matterId, tending } of await dueNow(warehouse, calendar, now)) {
    const prepare = async () => {
      const due = await dueNow(warehouse, calendar, now, matterId);
      if (!due.some((one) => one.tending === tending))
        throw new HubError('CONFLICT', { kind: 'matter', id: String(matterId) }); // somebody acted meanwhile
      const [row] = await warehouse.all<MatterRow>(mattersSql('m.matter_id = $1'), [matterId]);
      return stepOfTending(standingOf(row!), tending);
    };
    await commands.execute(matterStepped, prepare, { actor }).catch((error: unknown) => {
      if (!(error instanceof HubError && error.code === 'CONFLICT')) throw error;
    });
  }
  const running = await runningMatters(warehouse, now, null);
  return {
    near: running.filter((matter) => isNear(matter.dueBy, calendar, now)).length,
    overdue: running.filter(({ dueBy }) => dueBy < now).length,
  };
}

function stepOfTending(matter: StandingMatter, tending: Tending): MatterStepped {
  const step = { action: tending, to: matter.state };
  if (tending === 'escalated') return stepOf(matter, { ...step, supervised: true });
  return stepOf(matter, tending === 'basis-withdrawn' ? { ...step, basisWithdrawn: true } : step);
}

/** What is to be done and has not been done for the deadline as it is. */
async function dueNow(
  session: Session,
  calendar: WorkingCalendar,
  now: string,
  only: number | null = null,
): Promise<Due[]> {
  const running = await runningMatters(session, now, only);
  const withdrawn = await session.all<{ matterId: number }>(
    `SELECT matter_id::DOUBLE AS "matterId" FROM ops.matter
     WHERE NOT basis_withdrawn AND ($1 IS NULL OR matter_id = $1)
       AND warning_id IN (SELECT warning_id FROM ops.warning_event WHERE event = 'basis-withdrawn')
     ORDER BY matter_id`,
    [only],
  );
  return [
    ...running.flatMap(({ matterId, dueBy, done }): Due[] => {
      if (dueBy < now) return done.includes('escalated') ? [] : [{ matterId, tending: 'escalated' }];
      const isDue = isNear(dueBy, calendar, now) && !done.includes('reminded');
      return isDue ? [{ matterId, tending: 'reminded' }] : [];
    }),
    ...withdrawn.map(({ matterId }): Due => ({ matterId, tending: 'basis-withdrawn' })),
  ];
}

function isNear(dueBy: string, calendar: WorkingCalendar, now: string): boolean {
  return now <= dueBy && calendar.between(now.slice(0, 10), dueBy.slice(0, 10)) <= remindBefore;
}

/** Matters with departments whose deadline is near by the calendar of days, and what the hub has done about that deadline of that department. */
function runningMatters(
  session: Session,
  now: string,
  only: number | null,
): Promise<{ matterId: number; dueBy: string; done: string[] }[]> {
  return session.all(
    `SELECT m.matter_id::DOUBLE AS "matterId", m.due_by AS "dueBy",
       coalesce(list(DISTINCT s.action) FILTER (s.action IS NOT NULL), []) AS done
     FROM ops.matter m
     LEFT JOIN ops.matter_step s ON s.matter_id = m.matter_id AND s.due_by = m.due_by AND s.department = m.department
       AND s.action IN ('reminded', 'escalated')
     WHERE m.state IN ('assigned', 'accepted') AND m.due_by IS NOT NULL AND ($1 IS NULL OR m.matter_id = $1)
       AND left(m.due_by, 10)::DATE <= left($2, 10)::DATE + INTERVAL 30 DAY
     GROUP BY ALL ORDER BY "matterId"`,
    [only, now],
  );
}

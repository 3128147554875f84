import type { MatterOrigin, MatterState, MatterSummary } from '../../../schemas/api/dispatch/matter.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { StandingMatter } from './standing-matter.ts';

/** A row of `ops.matter`. */
export interface MatterRow {
  matterId: number;
  number: string;
  title: string;
  description: string;
  topic: MatterSummary['topic'];
  level: MatterSummary['level'];
  area: string;
  origin: MatterOrigin['from'];
  warningId: number | null;
  originSystem: string | null;
  originNumber: string | null;
  state: MatterState;
  department: string | null;
  item: string | null;
  dueBy: string | null;
  supervised: boolean;
  extensionDays: number | null;
  extensionReason: string | null;
  basisWithdrawn: boolean;
  createdAt: string;
  version: number;
}

/** Query of matters as `MatterRow`; `condition` is about `ops.matter m`. */
export function mattersSql(condition: string): string {
  return `SELECT m.matter_id::DOUBLE AS "matterId", m.number, m.title, m.description, m.topic, m.level, m.area,
      m.origin, m.warning_id::DOUBLE AS "warningId", m.origin_system AS "originSystem",
      m.origin_number AS "originNumber", m.state, m.department, m.item, m.due_by AS "dueBy", m.supervised,
      m.extension_days AS "extensionDays", m.extension_reason AS "extensionReason",
      m.basis_withdrawn AS "basisWithdrawn", m.created_at AS "createdAt", m.version
    FROM ops.matter m WHERE ${condition}`;
}

export function standingOf(row: MatterRow): StandingMatter {
  const { extensionDays, extensionReason } = row;
  return {
    matterId: row.matterId,
    number: row.number,
    state: row.state,
    department: row.department,
    item: row.item,
    dueBy: row.dueBy,
    supervised: row.supervised,
    extension: extensionDays === null ? null : { workingDays: extensionDays, reason: extensionReason ?? '' },
    basisWithdrawn: row.basisWithdrawn,
    version: row.version,
  };
}

/** The department has it and has not said that it is done. */
const running: readonly MatterState[] = ['assigned', 'accepted'];

/** The condition of `ops.matter m` for what is overdue; `now` is SQL of a local time as text. */
export function overdueSql(now: string): string {
  return `m.state IN ('assigned', 'accepted') AND m.due_by < ${now}`;
}

/** What a summary says beside its row: days counted by the calendar at a local time, names of areas by code. */
export interface SummaryContext {
  calendar: WorkingCalendar;
  now: string;
  names: ReadonlyMap<string, string>;
}

/** A matter as lists show it. */
export function summaryOf(row: MatterRow, { calendar, now, names }: SummaryContext): MatterSummary {
  const { dueBy, state } = row;
  const isRunning = dueBy !== null && running.includes(state);
  return {
    matterId: row.matterId,
    number: row.number,
    title: row.title,
    topic: row.topic,
    level: row.level,
    area: row.area,
    areaName: names.get(row.area) ?? null,
    origin: originOf(row),
    state,
    department: row.department,
    supervised: row.supervised,
    createdAt: row.createdAt,
    dueBy,
    overdue: isRunning && dueBy < now,
    workingDaysLeft: isRunning ? calendar.between(now.slice(0, 10), dueBy.slice(0, 10)) : null,
    version: row.version,
  };
}

function originOf({ origin, warningId, originSystem, originNumber }: MatterRow): MatterOrigin {
  if (origin === 'warning') return { from: origin, warningId: warningId! };
  if (origin === 'system') return { from: origin, system: originSystem!, number: originNumber! };
  return { from: origin };
}

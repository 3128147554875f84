import type { MatterState, MatterSummary } from '../../../schemas/api/dispatch/matter.ts';
import { MatterState as states } from '../../../schemas/api/dispatch/matter.ts';
import type { MatterQuery } from '../../../schemas/api/dispatch/matters.ts';
import type { Actor } from '../../access/actor.ts';
import { cityTime } from '../../base/clock.ts';
import { countedSql } from '../assessment/counted-matters.ts';
import { readCalendar } from '../calendar/read-calendar.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { Dispatch } from '../dispatch.ts';
import { areaNames } from './area-names.ts';
import { mattersSql, overdueSql, summaryOf, type MatterRow } from './matter-row.ts';
import { binder, seenMatters, type Bind } from './seen-matters.ts';

type Query = Required<MatterQuery>;

const orders: Record<Query['sort'], string> = {
  due: `m.state = 'closed', m.due_by NULLS LAST, m.matter_id`,
  created: 'm.created_at DESC, m.matter_id DESC',
  level: `list_position(['red', 'orange', 'yellow', 'blue'], m.level), m.due_by NULLS LAST, m.matter_id`,
};

/** A page of the matters that the actor may see; `byState` counts under all filters but that by states. */
export async function listMatters(
  { warehouse, clock }: Pick<Dispatch, 'warehouse' | 'clock'>,
  actor: Actor,
  query: Query,
): Promise<{ total: number; byState: Record<MatterState, number>; matters: MatterSummary[] }> {
  const now = cityTime(clock.now());
  const { bind, values } = binder();
  const condition = await conditionOf(warehouse, query, { actor, now, bind });
  const counted = await warehouse.all<{ state: MatterState; matters: number }>(
    `SELECT state, count(*)::DOUBLE AS matters FROM ops.matter m WHERE ${condition} GROUP BY state`,
    values,
  );
  const byState = Object.fromEntries(states.options.map((state) => [state, 0])) as Record<
    MatterState,
    number
  >;
  for (const { state, matters } of counted) byState[state] = matters;
  const chosen = query.states.length > 0 ? query.states : states.options;
  const rows = await warehouse.all<MatterRow>(
    `${mattersSql(`${condition} AND list_contains(${bind(chosen)}::VARCHAR[], m.state)`)}
     ORDER BY ${orders[query.sort]} LIMIT ${query.limit} OFFSET ${query.offset}`,
    values,
  );
  const calendar = await readCalendar(warehouse);
  const names = await areaNames(
    warehouse,
    rows.map(({ area }) => area),
  );
  return {
    total: chosen.reduce((sum, state) => sum + byState[state], 0),
    byState,
    matters: rows.map((row) => summaryOf(row, { calendar, now, names })),
  };
}

async function conditionOf(
  session: Session,
  query: Query,
  { actor, now, bind }: { actor: Actor; now: string; bind: Bind },
): Promise<string> {
  const { within, text, created, counted, departments } = query;
  const oneOf = (column: string, list: readonly string[]) =>
    list.length > 0 ? [`list_contains(${bind(list)}::VARCHAR[], m.${column})`] : [];
  return [
    ...oneOf('topic', query.topics),
    ...oneOf('level', query.levels),
    ...(within ? [`starts_with(m.area, ${bind(within)})`] : []),
    ...(query.overdue ? [overdueSql(bind(now))] : []),
    ...(query.supervised ? ['m.supervised'] : []),
    ...(text.trim() === '' ? [] : [containsSql(bind(text.trim().toLowerCase()))]),
    ...(created ? [`left(m.created_at, 10) BETWEEN ${bind(created.from)} AND ${bind(created.to)}`] : []),
    // A department is assessed for what it had, also when another one has it now.
    ...(counted
      ? [await countedSql(session, counted, { actor, departments, now, bind })]
      : [seenMatters(actor, bind), ...oneOf('department', departments)]),
  ].join(' AND ');
}

function containsSql(text: string): string {
  const columns = ['m.number', 'm.title', 'm.description', `coalesce(m.origin_number, '')`];
  return `(${columns.map((column) => `contains(lower(${column}), ${text})`).join(' OR ')})`;
}

import type { TicketFilter } from '../../../../schemas/api/opinion/tickets.ts';
import { urgencyMarks } from '../../../../schemas/opinion/urgency.ts';
import type { Actor } from '../../../access/actor.ts';
import { scoped, seesAll } from '../../../access/scoped.ts';
import { datasetById } from '../../../../schemas/datasets/index.ts';
import type { SqlValue } from '../../../warehouse/warehouse.ts';

/** Whatever may narrow a list or a count of requests, without words. */
export type TicketConditions = Omit<TicketFilter, 'query'>;

/** Binds a value to a statement and gives its place in it. */
export type Bind = (value: SqlValue) => string;

/** Conditions over rows `t` of `mart.opinion_ticket`. */
export function conditionsOf(filter: TicketConditions, bind: Bind): string[] {
  const { within, from, to, tones, urgency, event } = filter;
  return [
    ...(within === null ? [] : [withinSql(within, bind)]),
    ...(from === null ? [] : [`t."day" >= ${bind(from)}::DATE`]),
    ...(to === null ? [] : [`t."day" <= ${bind(to)}::DATE`]),
    ...isOneOf('channel', filter.channels, bind),
    ...isOneOf('kind', filter.kinds, bind),
    ...isOneOf('category1', filter.categories, bind),
    ...isOneOf('org', filter.orgs, bind),
    ...(tones.length === 0 ? [] : [`t.tone IN (${tones.join(', ')})`]),
    ...urgency.map((mark) => `t.urgency & ${1 << urgencyMarks.indexOf(mark)} <> 0`),
    ...(event === null ? [] : [`t.event_id = ${bind(event)}`]),
  ];
}

/** Conditions that keep what an actor may see of the rows; a role that sees every row needs none. */
export function visibleTo(actor: Actor, bind: Bind): string[] {
  if (seesAll(actor)) return [];
  const { sql, values } = scoped(actor, datasetById('service-ticket')!);
  const bound = values.map(bind);
  const placed = sql.replaceAll(/\$(\d+)/gu, (_, at: string) => bound[Number(at) - 1]!);
  return [`t.record_id IN (SELECT record_id FROM (${placed}))`];
}

function withinSql(within: string, bind: Bind): string {
  const area = bind(within);
  return `(t.grid = ${area} OR starts_with(coalesce(t.village, t.town), ${area}))`;
}

function isOneOf(column: string, values: readonly string[], bind: Bind): string[] {
  return values.length === 0 ? [] : [`list_contains(${bind(values)}::VARCHAR[], t.${column})`];
}

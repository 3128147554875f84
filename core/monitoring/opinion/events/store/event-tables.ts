import { derivedTables } from '../../../../warehouse/derived-tables.ts';

/** What grouping and bursts fill, as DDL; `opinion_ticket.event_id` says in which event a request is shown. */
const tables: Readonly<Record<string, string>> = {
  // The event that grouping put a request into, called after its first one, and how alike it was to it: null for the first one.
  // place: null where one of them names none.
  opinion_member: 'ticket INTEGER, event INTEGER, whole FLOAT, place FLOAT, matter FLOAT',
  // In how many requests every pair of signs was seen: one row, when something was grouped.
  opinion_gram: 'tickets INTEGER, last_day DATE, seen BLOB',
  // What may still grow, some thousands of centres each (store/centre-bytes.ts).
  opinion_centre: 'centres BLOB',
  // area: code of the town, empty for the city; span: days up to `day`; seen and expected in it.
  opinion_burst:
    '"day" DATE, category VARCHAR, area VARCHAR, span INTEGER, seen INTEGER, expected DOUBLE, p_value DOUBLE',
};

/** Made at every opening where they are not there, or of another release. */
export const { prepare: prepareEventTables } = derivedTables('mart', tables, 'opinion_event_build');

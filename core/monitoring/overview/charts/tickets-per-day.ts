import { recordTable } from '../../../../schemas/datasets/index.ts';
import { serviceTicket } from '../../../../schemas/datasets/service-ticket.ts';
import { areaColumnsSql, withinSql } from '../area-columns.ts';
import type { ChartMart } from '../mart.ts';

/** Tickets by the day they were accepted; days without a ticket between the first and the last count zero. */
export const ticketsPerDay: ChartMart = {
  name: 'tickets_per_day',
  columns: 'day DATE, town VARCHAR, village VARCHAR, grid VARCHAR, tickets INTEGER',
  datasets: [serviceTicket.id],
  dataset: serviceTicket.id,
  buildSql: () => `
    SELECT time::DATE AS day, ${areaColumnsSql(serviceTicket.id)}, count(*)
    FROM ${recordTable(serviceTicket)} WHERE to_version IS NULL AND time IS NOT NULL GROUP BY ALL`,
  read: ({ within }) => ({
    sql: `WITH counted AS (
        SELECT day, sum(tickets)::INTEGER AS tickets FROM mart.tickets_per_day WHERE ${withinSql} GROUP BY day
      ), days AS (
        SELECT unnest(generate_series(min(day)::TIMESTAMP, max(day)::TIMESTAMP, INTERVAL 1 DAY))::DATE AS day
        FROM counted
      )
      SELECT day, coalesce(tickets, 0)::INTEGER AS tickets FROM days LEFT JOIN counted USING (day) ORDER BY day`,
    values: { within },
  }),
};

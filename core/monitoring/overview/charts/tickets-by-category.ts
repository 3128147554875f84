import { recordTable } from '../../../../schemas/datasets/index.ts';
import { serviceTicket } from '../../../../schemas/datasets/service-ticket.ts';
import { areaColumnsSql, withinSql } from '../area-columns.ts';
import type { ChartMart } from '../mart.ts';

/** Tickets by their first-level category as the department names it; tickets without one have no category. */
export const ticketsByCategory: ChartMart = {
  name: 'tickets_by_category',
  columns: 'category VARCHAR, town VARCHAR, village VARCHAR, grid VARCHAR, tickets INTEGER',
  datasets: [serviceTicket.id],
  dataset: serviceTicket.id,
  buildSql: () => `
    SELECT cat1 AS category, ${areaColumnsSql(serviceTicket.id)}, count(*)
    FROM ${recordTable(serviceTicket)} WHERE to_version IS NULL GROUP BY ALL`,
  read: ({ within }) => ({
    sql: `SELECT category, sum(tickets)::INTEGER AS tickets FROM mart.tickets_by_category
      WHERE ${withinSql} GROUP BY category ORDER BY tickets DESC, category NULLS LAST`,
    values: { within },
  }),
};

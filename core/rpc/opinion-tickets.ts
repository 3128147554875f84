import { readTicket } from '../monitoring/opinion/search/read-ticket.ts';
import { searchTickets } from '../monitoring/opinion/search/search-tickets.ts';
import { hub } from './hub.ts';

const { tickets: contract } = hub.opinion;

export const tickets = contract.router({
  search: contract.search.handler(({ context: { actor, services }, input }) =>
    services.warehouse.transaction((session) => searchTickets(session, actor, input)),
  ),
  get: contract.get.handler(({ context: { actor, services }, input }) =>
    services.warehouse.transaction((session) => readTicket(session, actor, input.recordId)),
  ),
});

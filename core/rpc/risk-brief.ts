import { readBrief } from '../monitoring/risk/brief/read-brief.ts';
import { hub } from './hub.ts';

/** All counts of a brief are those of one state of the data. */
export const brief = hub.risk.brief.handler(({ context: { services }, input }) =>
  services.warehouse.transaction((session) => readBrief(session, input, services.risk.today())),
);

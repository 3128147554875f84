import { readOpinionBrief } from '../monitoring/opinion/brief/read-brief.ts';
import { hub } from './hub.ts';

export const brief = hub.opinion.brief.handler(({ context: { services }, input }) =>
  services.warehouse.transaction((session) => readOpinionBrief(session, input)),
);

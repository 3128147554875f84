import { readAnswers } from '../monitoring/opinion/answers/read-answers.ts';
import { hub } from './hub.ts';

export const answers = hub.opinion.answers.handler(({ context: { services }, input }) =>
  services.warehouse.transaction((session) => readAnswers(session, input)),
);

import { answers } from './answers.ts';
import { brief } from './brief.ts';
import { bursts } from './bursts.ts';
import { labels } from './labels.ts';
import { models } from './models.ts';
import { replies } from './replies.ts';
import { opinionState } from './state.ts';
import { taxonomy } from './taxonomy.ts';
import { terms } from './terms.ts';
import { tickets } from './tickets.ts';
import { topics } from './topics.ts';

/** What citizens ask for, where, and how it is answered; never who asks (DOMAIN §1). */
export const opinion = {
  ...opinionState,
  labels,
  models,
  replies,
  taxonomy,
  terms,
  tickets,
  answers,
  brief,
  topics,
  bursts,
};

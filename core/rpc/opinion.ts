import { hub } from './hub.ts';
import { labels } from './opinion-labels.ts';
import { models } from './opinion-models.ts';
import { replies } from './opinion-replies.ts';
import { taxonomy } from './opinion-taxonomy.ts';
import { answers } from './opinion-answers.ts';
import { brief } from './opinion-brief.ts';
import { terms } from './opinion-terms.ts';
import { tickets } from './opinion-tickets.ts';
import { bursts, topics } from './opinion-topics.ts';

/** What citizens ask for, where, and how it is answered. */
export const opinion = hub.opinion.router({
  state: hub.opinion.state.handler(({ context: { services } }) => services.opinion.state()),
  labels,
  models,
  replies,
  taxonomy,
  tickets,
  terms,
  answers,
  brief,
  topics,
  bursts,
});

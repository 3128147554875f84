import { hub } from './hub.ts';
import { labels } from './opinion-labels.ts';
import { models } from './opinion-models.ts';
import { taxonomy } from './opinion-taxonomy.ts';

/** What citizens ask for, where, and how it is answered. */
export const opinion = hub.opinion.router({
  state: hub.opinion.state.handler(({ context: { services } }) => services.opinion.state()),
  labels,
  models,
  taxonomy,
});

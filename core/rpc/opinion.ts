import { hub } from './hub.ts';

/** What citizens ask for, where, and how it is answered. */
export const opinion = hub.opinion.router({
  state: hub.opinion.state.handler(({ context: { services } }) => services.opinion.state()),
});

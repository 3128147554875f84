import { hub } from './hub.ts';

export const sources = hub.sources.router({
  list: hub.sources.list.handler(({ context }) => context.services.ingest.listSources()),
});

import { hub } from './hub.ts';
import { ingestFor } from './ingest-for.ts';

export const sources = hub.sources.router({
  list: hub.sources.list.handler(({ context }) => ingestFor(context).listSources()),
});

import { readQuality } from '../catalog/quality/read-quality.ts';
import { HubError } from '../base/hub-error.ts';
import type { CallContext } from './call-context.ts';
import { hub } from './hub.ts';
import { ingestFor } from './ingest-for.ts';

/** A source of another department is not there: NOT_FOUND. */
async function requireSeen(context: CallContext, sourceId: number): Promise<void> {
  const seen = await ingestFor(context).listSources();
  if (!seen.some((source) => source.sourceId === sourceId))
    throw new HubError('NOT_FOUND', { kind: 'source', id: String(sourceId) });
}

export const sources = hub.sources.router({
  list: hub.sources.list.handler(({ context }) => ingestFor(context).listSources()),
  history: hub.sources.history.handler(async ({ context, input: { sourceId } }) => {
    await requireSeen(context, sourceId);
    return context.services.sources.history(sourceId);
  }),
  quality: hub.sources.quality.handler(async ({ context, input }) =>
    readQuality(context.services.warehouse, await ingestFor(context).listSources(), input),
  ),
  describe: hub.sources.describe.handler(async ({ context, input: { profile, ...seen } }) => {
    await requireSeen(context, seen.sourceId);
    return context.services.sources.describe(seen, { profile }, context.actor);
  }),
  setMode: hub.sources.setMode.handler(async ({ context, input: { mode, ...seen } }) => {
    await requireSeen(context, seen.sourceId);
    return context.services.sources.describe(seen, { mode }, context.actor);
  }),
  setReading: hub.sources.setReading.handler(async ({ context, input: { reading, ...seen } }) => {
    await requireSeen(context, seen.sourceId);
    return context.services.sources.describe(seen, { reading }, context.actor);
  }),
  reportNil: hub.sources.reportNil.handler(async ({ context, input: { sourceId, period } }) => {
    await requireSeen(context, sourceId);
    await context.services.sources.reportNil(sourceId, period, context.actor);
    return {};
  }),
});

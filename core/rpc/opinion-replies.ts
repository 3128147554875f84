import { readReplyQuality } from '../monitoring/opinion/replies/read-reply-quality.ts';
import { hub } from './hub.ts';

const contract = hub.opinion.replies;

/** How requests are answered, by what answers say. */
export const replies = contract.router({
  quality: contract.quality.handler(({ context: { services, actor }, input }) =>
    services.warehouse.transaction((session) => readReplyQuality(session, actor, input)),
  ),
});

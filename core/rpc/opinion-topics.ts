import { readBursts, readBurstSeries } from '../monitoring/opinion/bursts/read-bursts.ts';
import { mergeEvents, splitEvent, withdrawEventDecision } from '../monitoring/opinion/events/decisions.ts';
import { readEvent, readEventTickets } from '../monitoring/opinion/topics/read-event.ts';
import { readHotIssues } from '../monitoring/opinion/topics/read-hot-issues.ts';
import { readNewTopics } from '../monitoring/opinion/topics/read-new-topics.ts';
import { readTrends } from '../monitoring/opinion/topics/read-trends.ts';
import { hub } from './hub.ts';

const { topics: asked, bursts: judged } = hub.opinion;

/** Matters that several requests are about, what rises and falls, and what is new. */
export const topics = asked.router({
  hot: asked.hot.handler(({ context: { services }, input }) =>
    services.warehouse.transaction((session) => readHotIssues(session, input)),
  ),
  event: asked.event.handler(({ context: { services }, input }) =>
    services.warehouse.transaction((session) => readEvent(session, input.eventId)),
  ),
  tickets: asked.tickets.handler(({ context: { services, actor }, input }) =>
    services.warehouse.transaction((session) => readEventTickets(session, actor, input)),
  ),
  trends: asked.trends.handler(({ context: { services }, input }) =>
    services.warehouse.transaction((session) => readTrends(session, input)),
  ),
  fresh: asked.fresh.handler(({ context: { services }, input }) =>
    services.warehouse.transaction((session) => readNewTopics(session, input)),
  ),
  merge: asked.merge.handler(async ({ context: { services, actor }, input }) => ({
    decisionId: await mergeEvents(services.labelling, actor, input),
  })),
  split: asked.split.handler(({ context: { services, actor }, input }) =>
    splitEvent(services.labelling, actor, input.recordIds),
  ),
  withdraw: asked.withdraw.handler(async ({ context: { services, actor }, input }) => {
    await withdrawEventDecision(services.labelling, actor, input.decisionId);
    return {};
  }),
});

/** More requests of a category in an area than chance explains. */
export const bursts = judged.router({
  list: judged.list.handler(({ context: { services }, input }) =>
    services.warehouse.transaction((session) => readBursts(session, input)),
  ),
  series: judged.series.handler(({ context: { services }, input }) =>
    services.warehouse.transaction((session) => readBurstSeries(session, input)),
  ),
});

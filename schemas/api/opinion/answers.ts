import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { FigureState } from '../risk/figures.ts';
import { TicketFilter } from './tickets.ts';

/** Which requests are counted; by words only lists go. */
export const TicketCondition = TicketFilter.omit({ query: true });
export type TicketCondition = z.infer<typeof TicketCondition>;

/** A share of requests in per cent, as the risk indicator of that name defines it, with its 95 % interval. */
export const AnswerShare = z.object({
  indicator: z.string(),
  numerator: z.number(),
  denominator: z.number(),
  value: z.number().nullable(), // null: nothing to divide by
  low: z.number().nullable(),
  high: z.number().nullable(),
  state: FigureState, // `small`: below the indicator's minimum sample
});
export type AnswerShare = z.infer<typeof AnswerShare>;

/** Times of requests for which both ends are known. */
export const AnswerTimes = z.object({
  count: z.number(),
  mean: z.number().nullable(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
});
export type AnswerTimes = z.infer<typeof AnswerTimes>;

/** How requests of a group were answered. */
export const Answers = z.object({
  group: z.string().nullable(), // null: not known, or all together
  tickets: z.number(),
  /** Closed, and of these how many people called not solved: closed is not solved. */
  closed: z.number(),
  closedUnsolved: z.number(),
  repeated: z.number(), // the delivered mark
  responseHours: AnswerTimes, // accepted to dispatched
  handlingDays: AnswerTimes, // accepted to closed
  /** Overdue (on time is what is left), returned, not solved, dissatisfied. */
  shares: z.array(AnswerShare),
});
export type Answers = z.infer<typeof Answers>;

export const AnswerGroup = z.enum(['all', 'org', 'department', 'town', 'category', 'channel', 'month']);
export type AnswerGroup = z.infer<typeof AnswerGroup>;

export const answers = procedure(
  { permission: 'view-aggregates', writes: false, audit: 'none' },
  TicketCondition.extend({ by: AnswerGroup }),
  z.object({ asOf: z.string().nullable(), groups: z.array(Answers) }),
);

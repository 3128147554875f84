import { z } from 'zod';
import { procedure } from '../procedure.ts';

const read = { permission: 'view-aggregates', writes: false, audit: 'none' } as const;
/** Shows texts of single requests, as they were stored: masked. */
const look = { permission: 'label-tickets', writes: false, audit: 'personal-rows' } as const;
const decide = { permission: 'label-tickets', writes: true, audit: 'write' } as const;

const Day = z.iso.date();
const EventId = z.number().int();

/** What an issue's heat is made of; the formula stands beside it. */
export const HeatParts = z.object({
  size: z.number(),
  likes: z.number(),
  negative: z.number(),
  channels: z.number(),
});

/** Whether more came in the last week than in the four before, and how likely chance alone does that. */
export const Movement = z.object({
  state: z.enum(['rising', 'falling', 'steady', 'new']),
  recent: z.number(),
  /** What the weeks before let expect in one. */
  expected: z.number(),
  pValue: z.number(),
});
export type Movement = z.infer<typeof Movement>;

/** A matter about which more than one request came: one row of the hot-issue table. */
export const HotIssue = z.object({
  rank: z.number(),
  eventId: EventId,
  /** Generated: the title of theirs that says most of what all say. */
  title: z.string(),
  heat: z.number(),
  parts: HeatParts,
  first: z.string(),
  last: z.string(),
  /** What the texts name most; null when they name none. */
  place: z.string().nullable(),
  town: z.string().nullable(),
  townName: z.string().nullable(),
  category: z.string().nullable(),
  /** That handles most of them. */
  department: z.string().nullable(),
  requests: z.number(),
  negative: z.number(),
  movement: Movement,
});
export type HotIssue = z.infer<typeof HotIssue>;

/** A request of an event with what ties it to the others. */
export const EventTicket = z.object({
  recordId: z.number(),
  day: z.string(),
  channel: z.string().nullable(),
  title: z.string(),
  content: z.string(),
  /** How alike it was to the others when it came; null for the first one, and for those that people put here. */
  whole: z.number().nullable(),
  place: z.number().nullable(),
  matter: z.number().nullable(),
  /** That it shares with the one that stands for all. */
  shared: z.array(z.object({ words: z.string(), weight: z.number() })),
});

/** Requests about something that matches nothing before: words that came up, with how often they were seen earlier. */
export const NewTopic = z.object({
  words: z.array(z.object({ word: z.string(), recent: z.number(), before: z.number(), pValue: z.number() })),
  requests: z.number(),
  /** Matters among them. */
  events: z.number(),
  first: z.string(),
  last: z.string(),
  towns: z.array(z.object({ town: z.string(), name: z.string(), requests: z.number() })),
  /** Titles that say most. */
  titles: z.array(z.string()),
});
export type NewTopic = z.infer<typeof NewTopic>;

const CategoryTrend = z.object({
  category: z.string(),
  requests: z.number(),
  days: z.array(z.number()),
  movement: Movement,
});

export const topics = {
  /** Issues of the days up to `asOf` (null: the last day with requests), hottest first, with the formula of their heat and what groups go by. */
  hot: procedure(
    read,
    z.object({
      asOf: Day.nullable().default(null),
      days: z.number().int().min(1).max(1100).default(90),
      town: z.string().nullable().default(null),
      category: z.string().nullable().default(null),
      limit: z.number().int().min(1).max(100).default(10),
    }),
    z.object({
      asOf: z.string().nullable(),
      issues: z.array(HotIssue),
      formula: z.record(z.string(), z.number()),
      rules: z.record(z.string(), z.number()),
    }),
  ),
  /** NOT_FOUND for an event that nothing is shown in. */
  event: procedure(
    read,
    z.object({ eventId: EventId }),
    z.object({
      title: z.string(),
      requests: z.number(),
      timeline: z.array(z.object({ day: z.string(), requests: z.number() })),
      places: z.array(z.object({ place: z.string(), requests: z.number() })),
      channels: z.array(z.object({ channel: z.string(), requests: z.number() })),
    }),
  ),
  tickets: procedure(
    look,
    z.object({ eventId: EventId, limit: z.number().int().min(1).max(200).default(50) }),
    z.array(EventTicket),
  ),
  /** Categories of the weeks up to `asOf` with what rises and falls. */
  trends: procedure(
    read,
    z.object({ asOf: Day.nullable().default(null), town: z.string().nullable().default(null) }),
    z.array(CategoryTrend),
  ),
  fresh: procedure(
    read,
    z.object({ asOf: Day.nullable().default(null), days: z.number().int().min(1).max(60).default(14) }),
    z.array(NewTopic),
  ),
  /** Shows the requests of the second event in the first from now on; the next build does so too. */
  merge: procedure(
    decide,
    z.object({ eventId: EventId, other: EventId }),
    z.object({ decisionId: z.number() }),
  ),
  /** Takes requests out of their event into one of their own. BAD_INPUT when they are of several events, or all of one. */
  split: procedure(
    decide,
    z.object({ recordIds: z.array(z.number()).min(1).max(500) }),
    z.object({ decisionId: z.number(), eventId: EventId }),
  ),
  /** CONFLICT for one that was withdrawn before. */
  withdraw: procedure(decide, z.object({ decisionId: z.number() }), z.object({})),
};

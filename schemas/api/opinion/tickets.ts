import { z } from 'zod';
import { urgencyMarks } from '../../opinion/urgency.ts';
import { procedure } from '../procedure.ts';

const read = { permission: 'view-rows', writes: false, audit: 'personal-rows' } as const;

export const UrgencyMark = z.enum(urgencyMarks);
/** Who says so: the department that delivered it, a person who labelled it, or the model. */
export const Judge = z.enum(['delivered', 'label', 'model']);

/** Which requests are meant; every condition that is given must hold. */
export const TicketFilter = z.object({
  /** Words between spaces: each must stand in title or content. */
  query: z.string().max(100).default(''),
  /** Code of a county, town, village or grid; null: the city. */
  within: z.string().nullable().default(null),
  from: z.iso.date().nullable().default(null),
  to: z.iso.date().nullable().default(null),
  channels: z.array(z.string()).max(50).default([]),
  kinds: z.array(z.string()).max(50).default([]),
  /** Names of categories of the first level. */
  categories: z.array(z.string()).max(100).default([]),
  tones: z.array(z.number().int().min(1).max(5)).max(5).default([]),
  urgency: z.array(UrgencyMark).max(3).default([]),
  /** Names of the units that handle them. */
  orgs: z.array(z.string()).max(50).default([]),
  event: z.number().int().nullable().default(null),
});
export type TicketFilter = z.infer<typeof TicketFilter>;

export const TicketQuery = TicketFilter.extend({
  order: z.enum(['relevance', 'newest']).default('newest'),
  offset: z.number().int().min(0).max(10_000).default(0),
  limit: z.number().int().min(1).max(100).default(50),
});
export type TicketQuery = z.infer<typeof TicketQuery>;

/** Where in a text something stands, in UTF-16 units: first, and behind the last. */
const Stretch = z.tuple([z.number(), z.number()]);
/** A text with what was looked for in it. */
export const MarkedText = z.object({ text: z.string(), marks: z.array(Stretch) });
export type MarkedText = z.infer<typeof MarkedText>;

export const TicketSummary = z.object({
  recordId: z.number(),
  no: z.string().nullable(),
  accepted: z.string().nullable(),
  title: MarkedText,
  excerpt: MarkedText,
  channel: z.string().nullable(), // code of ticket-channel
  kind: z.string().nullable(), // code of ticket-type
  category: z.array(z.string()),
  tone: z.number().nullable(), // 1 to 5; 1 and 2 are negative
  urgency: z.array(UrgencyMark),
  place: z.string().nullable(), // as the text names it
  area: z.string().nullable(), // the finest area that is known
  org: z.string().nullable(),
  status: z.string().nullable(), // code of ticket-status
});
export type TicketSummary = z.infer<typeof TicketSummary>;

/** Why a text is urgent: the words, and where they stand in title and content joined by a line's end. */
export const UrgencyReason = z.object({ mark: UrgencyMark, words: z.string(), start: z.number() });

export const Ticket = TicketSummary.omit({ title: true, excerpt: true }).extend({
  title: z.string().nullable(),
  content: z.string().nullable(),
  reply: z.string().nullable(),
  kindBy: Judge.nullable(),
  kindConfidence: z.number().nullable(),
  categoryBy: Judge.nullable(),
  categoryConfidence: z.number().nullable(),
  toneBy: Judge.nullable(),
  reasons: z.array(UrgencyReason),
  /** Telling words of its text. */
  words: z.array(z.string()),
  dispatched: z.string().nullable(),
  due: z.string().nullable(),
  closed: z.string().nullable(),
  solved: z.string().nullable(),
  satisfied: z.string().nullable(),
  /** How many other requests its caller made in the 90 days before; who that is is not kept. */
  repeats: z.number(),
  event: z.number().nullable(),
});
export type Ticket = z.infer<typeof Ticket>;

export const tickets = {
  /** A page of requests as the caller may see them. */
  search: procedure(read, TicketQuery, z.object({ total: z.number(), tickets: z.array(TicketSummary) })),
  /** One request with what was read out of it. Throws NOT_FOUND. */
  get: procedure(read, z.object({ recordId: z.number().int() }), Ticket),
};

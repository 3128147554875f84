import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { Answers } from './answers.ts';
import { KeyTerm } from './terms.ts';
import { HotIssue } from './topics.ts';
import { UrgencyMark } from './tickets.ts';

/** A share in per cent with Wilson's interval at 95 %. */
const Share = z.object({
  numerator: z.number(),
  denominator: z.number(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

/** More requests of a category than its history makes expected. */
const Burst = z.object({
  category: z.string(),
  area: z.string(), // code of the town; empty for the city
  days: z.number(),
  seen: z.number(),
  expected: z.number(),
  pValue: z.number(),
});

/** What leaders read every morning of citizens' requests: the day, and how the last seven days were answered. */
export const OpinionBrief = z.object({
  day: z.string(),
  /** Requests accepted on the day, on the one before, and on average on the same weekday of the four weeks before. */
  volume: z.object({ tickets: z.number(), before: z.number(), usual: z.number() }),
  channels: z.array(z.object({ channel: z.string().nullable(), tickets: z.number() })),
  kinds: z.array(z.object({ kind: z.string().nullable(), tickets: z.number() })),
  categories: z.array(z.object({ category: z.string().nullable(), tickets: z.number(), before: z.number() })),
  /** Tones 1 and 2, of the requests of the day whose tone is known. */
  negative: Share,
  urgent: z.array(
    z.object({
      recordId: z.number(),
      marks: z.array(UrgencyMark),
      category: z.string().nullable(),
      place: z.string().nullable(),
      area: z.string().nullable(),
    }),
  ),
  bursts: z.array(Burst),
  /** The hottest matters of the last seven days; of the city or a town. */
  issues: z.array(HotIssue),
  /** What the last seven days speak of oftener than the seven before. */
  terms: z.array(KeyTerm),
  answers: Answers.nullable(), // of the last seven days; null: no requests
});
export type OpinionBrief = z.infer<typeof OpinionBrief>;

/** `day` null: the last day that requests reach. Null where there are no requests. */
export const brief = procedure(
  { permission: 'view-aggregates', writes: false, audit: 'none' },
  z.object({ day: z.iso.date().nullable().default(null), within: z.string().nullable().default(null) }),
  OpinionBrief.nullable(),
);

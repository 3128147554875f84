import { z } from 'zod';
import { replyElements } from '../../opinion/reply-elements.ts';
import { procedure } from '../procedure.ts';

const share = z.number();

/** Signals of how a unit answers requests: none of them judges whether a matter was solved. */
export const UnitReplies = z.object({
  /** Who handles the requests. */
  unit: z.string(),
  /** All answers of the days, and how many of them were drawn and read. */
  replies: z.number(),
  looked: z.number(),
  /** Mean share of what requests are about that the answers take up, rare words counting more. */
  relevance: share,
  /** Mean share of the elements of a full answer: who, what was done, when, whom to turn to, what came of it. */
  completeness: share,
  elements: z.record(z.enum(replyElements), share),
  /** Share of the answers of which another one of the unit says nearly the same, with a 95 % interval. */
  templates: z.object({ estimate: share, low: share, high: share }),
  /** Records whose answers say least of what was asked, and two that were answered alike. */
  examples: z.object({ offTopic: z.array(z.number()), alike: z.array(z.number()) }),
});
export type UnitReplies = z.infer<typeof UnitReplies>;

export const replies = {
  /** Of requests that were accepted on these days, both included; units with few answers are left out. */
  quality: procedure(
    { permission: 'view-rows', writes: false, audit: 'personal-rows' },
    z.object({ from: z.iso.date(), to: z.iso.date() }),
    z.array(UnitReplies),
  ),
};

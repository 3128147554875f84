import { z } from 'zod';
import { procedure } from '../procedure.ts';

const label = { permission: 'label-tickets', writes: true, audit: 'write' } as const;
/** Shows texts of single requests, as they were stored: masked. */
const look = { permission: 'label-tickets', writes: false, audit: 'personal-rows' } as const;

/** What models say of a request, and people correct. */
export const OpinionAspect = z.enum(['category', 'kind', 'tone']);
export type OpinionAspect = z.infer<typeof OpinionAspect>;

/** A word that speaks for a class, with what it adds to the class's score. */
export const ClassReason = z.object({ word: z.string(), weight: z.number() });

/** A request to be labelled, with what a model says of it. */
export const UnlabelledTicket = z.object({
  recordId: z.number(),
  day: z.string().nullable(),
  title: z.string(),
  content: z.string(),
  /** What is shown of it now: delivered or of a model; null: nothing. */
  value: z.string().nullable(),
  /** How likely the model takes its value to be; null: no model. */
  confidence: z.number().nullable(),
  /** The words that spoke most for the model's value. */
  reasons: z.array(ClassReason),
});
export type UnlabelledTicket = z.infer<typeof UnlabelledTicket>;

export const TicketLabel = z.object({
  labelId: z.number(),
  aspect: OpinionAspect,
  value: z.string(),
  /** The current record of the request; null where there is none any more. */
  recordId: z.number().nullable(),
  title: z.string(),
  by: z.string(),
  at: z.string(),
});
export type TicketLabel = z.infer<typeof TicketLabel>;

export const labels = {
  /** Those that the model is least sure of, of each of its classes in turn. */
  next: procedure(
    look,
    z.object({ aspect: OpinionAspect, limit: z.number().int().min(1).max(100).default(10) }),
    z.array(UnlabelledTicket),
  ),
  /**
   * `value`: names of a category's path joined by `/`, code of `ticket-type`, or tone 1 to 5. The newest label of a request holds.
   * NOT_FOUND where the request is gone, BAD_INPUT for a value that is none.
   */
  set: procedure(
    label,
    z.object({ recordId: z.number(), aspect: OpinionAspect, value: z.string().min(1).max(300) }),
    z.object({ labelId: z.number() }),
  ),
  /** CONFLICT for one that was withdrawn before. */
  withdraw: procedure(label, z.object({ labelId: z.number() }), z.object({})),
  /** Labels that nobody withdrew, newest first. */
  list: procedure(
    look,
    z.object({
      aspect: OpinionAspect,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(50),
    }),
    z.object({ total: z.number(), labels: z.array(TicketLabel) }),
  ),
};

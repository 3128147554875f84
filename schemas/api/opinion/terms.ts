import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { TicketCondition } from './answers.ts';

const read = { permission: 'view-aggregates', writes: false, audit: 'none' } as const;
const write = { permission: 'label-tickets', writes: true, audit: 'write' } as const;

/** A word that some requests have oftener than others, by its log-odds with their standard error. */
export const KeyTerm = z.object({
  word: z.string(),
  /** Requests that have it, among those asked for and among those compared with. */
  tickets: z.number(),
  baseline: z.number(),
  logOdds: z.number(),
  z: z.number(), // logOdds in standard errors; 1.96 is 95 %
});
export type KeyTerm = z.infer<typeof KeyTerm>;

export const AddedWord = z.object({
  word: z.string(),
  kind: z.enum(['place', 'department', 'term']).nullable(), // null: taken out
  by: z.string(),
  at: z.string(),
});
export type AddedWord = z.infer<typeof AddedWord>;

export const terms = {
  /**
   * Key terms of requests against `rest`, all others of the same days, or `before`, the same kind of requests in as many days before
   * them (needs `from` and `to`).
   */
  key: procedure(
    read,
    TicketCondition.extend({
      against: z.enum(['rest', 'before']).default('rest'),
      limit: z.number().int().min(1).max(200).default(30),
    }),
    z.object({ tickets: z.number(), baseline: z.number(), terms: z.array(KeyTerm) }),
  ),
  /** Words that people added to the dictionary or took out of it, the newest first. */
  words: procedure(read, z.object({}), z.array(AddedWord)),
  /** Adds a word, or takes it out (`kind` null). Texts that hold it are read anew. Throws BAD_INPUT for what no text could hold. */
  setWord: procedure(
    write,
    z.object({ word: z.string().min(2).max(20), kind: AddedWord.shape.kind }),
    z.object({}),
  ),
};

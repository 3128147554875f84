import { z } from 'zod';
import { Job } from '../jobs.ts';
import { procedure } from '../procedure.ts';
import { OpinionAspect } from './labels.ts';

const read = { permission: 'view-aggregates', writes: false, audit: 'none' } as const;
const train = { permission: 'label-tickets', writes: true, audit: 'write' } as const;

const Interval = z.object({ estimate: z.number(), low: z.number(), high: z.number() });

/** How a model told texts that it was not trained with. Its settings were chosen on the same texts: `assess` leaves out these as well. */
export const ModelQuality = z.object({
  /** Mean F1 of the classes, with a 95 % interval. */
  macroF1: Interval,
  accuracy: z.number(),
  classes: z.array(
    z.object({
      name: z.string(),
      precision: z.number(),
      recall: z.number(),
      f1: z.number(),
      texts: z.number(),
      /** That speak most for the class. */
      words: z.array(z.string()),
    }),
  ),
});
export type ModelQuality = z.infer<typeof ModelQuality>;

export const ModelState = z.object({
  aspect: OpinionAspect,
  /** Labels that people gave. */
  labels: z.number(),
  /** Requests with a class that the model was trained with, delivered or given by people; 0: shipped words are used. */
  texts: z.number(),
  /** People have said something since. */
  stale: z.boolean(),
  quality: ModelQuality.nullable(),
});
export type ModelState = z.infer<typeof ModelState>;

/** The result of an assessment job. */
export const ModelAssessment = z.object({
  texts: z.number(),
  macroF1: Interval,
  accuracy: z.number(),
  /** The same with a part of the texts only: whether more labels would help. */
  curve: z.array(z.object({ share: z.number(), texts: z.number(), macroF1: z.number() })),
});
export type ModelAssessment = z.infer<typeof ModelAssessment>;

export const models = {
  state: procedure(read, z.object({}), z.array(ModelState)),
  /** Trains what labels have changed and reads all requests by it, as a job. */
  train: procedure(train, z.object({}), Job),
  /** Ten parts, each told by a model that saw none of it, with a learning curve: a job, whose result is a `ModelAssessment`. */
  assess: procedure({ ...train, writes: false, audit: 'none' }, z.object({ aspect: OpinionAspect }), Job),
};

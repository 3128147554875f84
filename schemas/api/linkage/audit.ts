import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { EntityKind } from './entity-kind.ts';
import { PairView, Verdict } from './pairs.ts';

/** A share with its 95 % limits. */
export const IntervalView = z.object({ estimate: z.number(), low: z.number(), high: z.number() });
export type IntervalView = z.infer<typeof IntervalView>;

/**
 * A clerical audit: pairs drawn at random by strata of weight and judged by people, apart from review. Its verdicts
 * measure the linkage; they do not change it.
 */
export const Audit = z.object({
  auditId: z.number(),
  dataVersion: z.number(), // of the run that it measures
  isCurrent: z.boolean(), // that run is the last one
  startedAt: z.string(),
  strata: z.array(
    z.object({
      /** Bits. The lowest stratum begins with the weakest pairs that are kept: weaker ones are outside the audit. */
      from: z.number().nullable(),
      below: z.number().nullable(), // null: no limit
      isFound: z.boolean(),
      pairs: z.number(),
      sample: z.number(),
      judged: z.number(),
      matches: z.number(),
      unsure: z.number(),
    }),
  ),
  sample: z.number(),
  judged: z.number(),
  /** Null until every pair of the sample is judged: until then the linkage is unverified (未验证). */
  result: z.object({ precision: IntervalView, recall: IntervalView }).nullable(),
});
export type Audit = z.infer<typeof Audit>;

/** How wide the intervals of an audit would be if people found what the model expects. */
export const AuditPreview = z.object({
  sample: z.number(),
  precision: IntervalView,
  recall: IntervalView.nullable(), // null: no compared pair lies below the threshold
});
export type AuditPreview = z.infer<typeof AuditPreview>;

/** One point of the ROC and the precision–recall curve over the labelled pairs. */
export const CurvePoint = z.object({
  weight: z.number(),
  precision: z.number(),
  recall: z.number(),
  f1: z.number(),
  falsePositiveRate: z.number(),
});
export type CurvePoint = z.infer<typeof CurvePoint>;

/** How the model does on pairs that people have judged. */
export const Evaluation = z.object({
  labelled: z.number(),
  matches: z.number(),
  threshold: z.number(),
  curve: z.array(CurvePoint),
  errors: z.array(
    z.object({
      left: z.number(), // record ids
      right: z.number(),
      names: z.tuple([z.string(), z.string()]), // masked
      weight: z.number(),
      kind: z.enum(['false-match', 'missed']),
    }),
  ),
});
export type Evaluation = z.infer<typeof Evaluation>;

const ofEntity = z.object({ entity: EntityKind });
const ofSize = ofEntity.extend({ size: z.number().int().min(40).max(2000) });
const write = { permission: 'match', writes: true, audit: 'write' } as const;
const persons = { permission: 'match', writes: false, audit: 'personal-rows' } as const;

export const audit = {
  /** The newest audit; null where there was none. */
  get: procedure({ permission: 'match', writes: false, audit: 'none' }, ofEntity, Audit.nullable()),
  /** What to expect of an audit of a size; null before the first run. */
  preview: procedure({ permission: 'match', writes: false, audit: 'none' }, ofSize, AuditPreview.nullable()),
  /** Draws a new sample from the last run. */
  start: procedure(write, ofSize, Audit),
  /** The next pairs to judge; weights and probabilities are the model's and are shown only afterwards. */
  next: procedure(
    persons,
    z.object({ auditId: z.number(), limit: z.number().int().min(1).max(50) }),
    z.array(PairView),
  ),
  judge: procedure(
    write,
    z.object({ auditId: z.number(), left: z.number(), right: z.number(), verdict: Verdict }),
    Audit,
  ),
  /** Against the verdicts of review and of the newest audit that are not `unsure`. */
  evaluate: procedure(persons, ofEntity, Evaluation),
};

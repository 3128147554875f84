import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { EntityKind } from './entity-kind.ts';

export const Verdict = z.enum(['same', 'different', 'unsure']);
export type Verdict = z.infer<typeof Verdict>;

/** What somebody decided of two records; it holds for all later deliveries of both until it is withdrawn. */
export const Judgement = z.object({
  judgementId: z.number(),
  verdict: Verdict,
  note: z.string(),
  by: z.string(),
  at: z.string(),
});
export type Judgement = z.infer<typeof Judgement>;

/** One record as reviewers see it: values masked for the caller, as in `rows.query`. */
export const LinkedRecord = z.object({
  recordId: z.number(),
  department: z.string(),
  dataset: z.string(),
  file: z.string(),
  sheet: z.string(),
  rowNumber: z.number(),
  entityId: z.number().nullable(),
  /** By column of the model, in its order; null where there is none. */
  values: z.record(z.string(), z.string().nullable()),
});
export type LinkedRecord = z.infer<typeof LinkedRecord>;

/** How two records agree in one comparison. */
export const ComparisonOutcome = z.object({
  comparison: z.string(),
  level: z.string(),
  isMissing: z.boolean(),
  /** By every column of the comparison, in its order: characters (code points) of the masked texts that differ, left and right. */
  differing: z.record(z.string(), z.object({ left: z.array(z.number()), right: z.array(z.number()) })),
  /** Bits of the level, and what the rarity of the values adds. */
  bits: z.number(),
  frequencyBits: z.number(),
});
export type ComparisonOutcome = z.infer<typeof ComparisonOutcome>;

/** A pair with all that speaks for and against it: prior + outcomes + interactions = weight. */
export const PairView = z.object({
  left: LinkedRecord,
  right: LinkedRecord,
  /** Bits over even odds; probability = 1 / (1 + 2^−weight). */
  weight: z.number(),
  probability: z.number(),
  priorBits: z.number(),
  outcomes: z.array(ComparisonOutcome),
  interactions: z.array(z.object({ comparisons: z.array(z.string()), bits: z.number() })),
  /** Names of blocking rules are their places in the model; empty where none brings the two together. */
  rules: z.array(z.number()),
  judgement: Judgement.nullable(),
});
export type PairView = z.infer<typeof PairView>;

/** A pair in a list. */
export const PairLine = z.object({
  left: z.number(), // record ids
  right: z.number(),
  weight: z.number(),
  pattern: z.number(),
  /** Level of each comparison, in the model's order. */
  levels: z.array(z.number()),
  names: z.tuple([z.string(), z.string()]), // masked
  departments: z.tuple([z.string(), z.string()]),
  isTogether: z.boolean(), // in one entity
  verdict: Verdict.nullable(),
});
export type PairLine = z.infer<typeof PairLine>;

/** Pairs that agree in the same way. */
export const PatternLine = z.object({
  pattern: z.number(),
  levels: z.array(z.number()),
  pairs: z.number(),
  weight: z.number(), // mean over its pairs
  probability: z.number(),
});
export type PatternLine = z.infer<typeof PatternLine>;

/** Scores of all kept pairs, and what to expect from each threshold on. */
export const ScoreView = z.object({
  bins: z.array(z.object({ weight: z.number(), pairs: z.number(), matches: z.number() })),
  binWidth: z.number(),
  /** Pairs weaker than the lowest bin were compared and not kept. */
  comparedPairs: z.number(),
  /** Matches that the model expects among all pairs of records. */
  expectedMatches: z.number(),
  /** Of the model in use, in bits. */
  threshold: z.number(),
  expected: z.array(
    z.object({
      weight: z.number(),
      pairs: z.number(),
      precision: z.number(),
      recall: z.number(),
      f1: z.number(),
    }),
  ),
});
export type ScoreView = z.infer<typeof ScoreView>;

const ofEntity = z.object({ entity: EntityKind });
const aggregates = { permission: 'match', writes: false, audit: 'none' } as const;
const persons = { permission: 'match', writes: false, audit: 'personal-rows' } as const;
const write = { permission: 'match', writes: true, audit: 'write' } as const;
const ofPair = z.object({ entity: EntityKind, left: z.number(), right: z.number() });

export const pairs = {
  scores: procedure(aggregates, ofEntity, ScoreView.nullable()), // null before the first run
  /** The most frequent patterns first. */
  patterns: procedure(
    aggregates,
    z.object({ entity: EntityKind, limit: z.number().int().min(1).max(1000) }),
    z.array(PatternLine),
  ),
  list: procedure(
    persons,
    z.object({
      entity: EntityKind,
      pattern: z.number().nullable().default(null),
      from: z.number().nullable().default(null), // weights, from ≤ weight < below
      below: z.number().nullable().default(null),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500),
    }),
    z.object({ total: z.number(), pairs: z.array(PairLine) }),
  ),
  get: procedure(persons, ofPair, PairView),
  /** Undecided pairs that an answer teaches most about, for review (active learning); the same until answers change. */
  questions: procedure(
    persons,
    z.object({ entity: EntityKind, limit: z.number().int().min(1).max(100) }),
    z.array(PairView),
  ),
  /** Keeps a verdict; an earlier one of the same two records gives way. The next run goes by it. */
  judge: procedure(
    write,
    ofPair.extend({ verdict: Verdict, note: z.string().max(500).default('') }),
    Judgement,
  ),
  withdraw: procedure(write, z.object({ judgementId: z.number() }), z.object({})),
  /** Verdicts that stand, newest first, also of records that are gone (`left`, `right` null). */
  judgements: procedure(
    persons,
    z.object({
      entity: EntityKind,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500),
    }),
    z.object({
      total: z.number(),
      judgements: z.array(
        Judgement.extend({
          left: z.number().nullable(),
          right: z.number().nullable(),
          names: z.tuple([z.string(), z.string()]),
          /** Taken into account by the last run. */
          isApplied: z.boolean(),
        }),
      ),
    }),
  ),
};

import { z } from 'zod';
import { procedure } from '../procedure.ts';

/** 办结率, 按时率, 退回率, 满意率, 重开率. */
export const AssessedRate = z.enum(['closing', 'on-time', 'return', 'satisfaction', 'reopening']);
export type AssessedRate = z.infer<typeof AssessedRate>;

const Rate = z.object({
  numerator: z.number(),
  denominator: z.number(),
  value: z.number().nullable(),
  small: z.boolean(),
});

export const AssessedUnit = z.object({
  unit: z.string(), // a department, or an area's code
  name: z.string(),
  matters: z.number(),
  rates: z.record(AssessedRate, Rate),
  /** Before what was approved to be left out (剔除). */
  ratesBefore: z.record(AssessedRate, Rate),
  excluded: z.number(),
  score: z.number().nullable(), // null while no weights are adopted
});
export type AssessedUnit = z.infer<typeof AssessedUnit>;

export const Objection = z.object({
  objectionId: z.number(),
  matterId: z.number(),
  matterNumber: z.string(),
  department: z.string(),
  reason: z.string(),
  evidence: z.array(z.object({ evidenceId: z.string(), name: z.string() })),
  by: z.string(),
  at: z.string(),
  decision: z
    .object({ excluded: z.boolean(), reason: z.string(), by: z.string(), at: z.string() })
    .nullable(),
});
export type Objection = z.infer<typeof Objection>;

export const Assessment = z.object({
  assessmentId: z.number(),
  from: z.string(), // ISO days, both included
  to: z.string(),
  by: z.enum(['department', 'area']),
  state: z.enum(['checking', 'published']), // 核对中, 已发布
  checkUntil: z.string(), // end of the departments' period
  version: z.number(),
  units: z.array(AssessedUnit),
  objections: z.array(Objection),
  weights: z.string().nullable(), // name of the decision that adopted them
});
export type Assessment = z.infer<typeof Assessment>;

export const Weights = z.object({
  rates: z.record(AssessedRate, z.number().min(0).max(100)),
  decision: z.string().min(2).max(200), // such as 市考核办〔2026〕3号
  validFrom: z.iso.date(),
});
export type Weights = z.infer<typeof Weights>;

const read = { permission: 'view-matters', writes: false, audit: 'none' } as const;
const write = { permission: 'dispatch', writes: true, audit: 'write' } as const;

export const assessment = {
  /** Of matters created in a period, as they stand; nothing is kept. */
  preview: procedure(
    read,
    z.object({ from: z.iso.date(), to: z.iso.date(), by: z.enum(['department', 'area']) }),
    z.array(AssessedUnit),
  ),
  list: procedure(read, z.object({}), z.array(Assessment.omit({ units: true, objections: true }))),
  get: procedure(read, z.object({ assessmentId: z.number() }), Assessment),
  open: procedure(
    write,
    z.object({
      from: z.iso.date(),
      to: z.iso.date(),
      by: z.enum(['department', 'area']),
      workingDays: z.number().int().min(1).max(30),
    }),
    z.object({ assessmentId: z.number() }),
  ),
  object: procedure(
    { ...write, permission: 'handle' },
    z.object({
      assessmentId: z.number(),
      matterId: z.number(),
      reason: z.string().trim().min(2).max(1000),
      evidence: z.array(z.string()).max(20).default([]),
    }),
    z.object({ objectionId: z.number() }),
  ),
  /** By another person than the one who objected. */
  decide: procedure(
    { ...write, permission: 'approve' },
    z.object({ objectionId: z.number(), excluded: z.boolean(), reason: z.string().trim().min(2).max(1000) }),
    z.object({}),
  ),
  /** Not before the departments' period ends, and not while an objection is open. */
  publish: procedure(
    { ...write, permission: 'approve' },
    z.object({ assessmentId: z.number(), seenVersion: z.number() }),
    Assessment,
  ),
  weights: procedure(read, z.object({}), z.array(Weights)),
  adoptWeights: procedure({ ...write, permission: 'approve' }, Weights, z.object({})),
};

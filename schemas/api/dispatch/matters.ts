import { z } from 'zod';
import { IndicatorTopic } from '../../indicators/indicator.ts';
import { WarningLevel } from '../../indicators/rule.ts';
import { procedure } from '../procedure.ts';
import { AssessedRate } from './assessment.ts';
import { Evidence, Matter, MatterAct, MatterOrigin, MatterState, MatterSummary } from './matter.ts';

const read = { permission: 'view-matters', writes: false, audit: 'none' } as const;
const write = { permission: 'dispatch', writes: true, audit: 'write' } as const;
/** Departments act on what they have, the centre on all. */
const handle = { permission: 'handle', writes: true, audit: 'write' } as const;

const Proposal = z.object({
  department: z.string(),
  item: z.string().nullable(),
  itemName: z.string().nullable(),
  workingDays: z.number().nullable(),
  /** Words of the matter that the item's name and categories share; empty when only the area speaks for it. */
  matched: z.array(z.string()),
  score: z.number(), // 0 to 1
});

export const MatterQuery = z.object({
  states: z.array(MatterState).default([]),
  departments: z.array(z.string()).default([]),
  topics: z.array(IndicatorTopic).default([]),
  levels: z.array(WarningLevel).default([]),
  within: z.string().nullable().default(null),
  overdue: z.boolean().default(false),
  supervised: z.boolean().default(false),
  text: z.string().max(100).default(''),
  /** Created on these days, both included. */
  created: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable().default(null),
  /**
   * Only those that a rate counts: of `departments` when some are named, otherwise of areas. With `assessmentId` exactly those that this
   * assessment counts, as of its opening, without what was left out (`before`: with it).
   */
  counted: z
    .object({
      rate: AssessedRate,
      part: z.enum(['numerator', 'denominator']),
      assessmentId: z.number().nullable().default(null),
      before: z.boolean().default(false),
    })
    .nullable()
    .default(null),
  sort: z.enum(['due', 'created', 'level']).default('due'),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500),
});
export type MatterQuery = z.input<typeof MatterQuery>;

export const matters = {
  list: procedure(
    read,
    MatterQuery,
    z.object({
      total: z.number(),
      byState: z.record(MatterState, z.number()), // under all filters but `states`
      matters: z.array(MatterSummary),
    }),
  ),
  get: procedure(read, z.object({ matterId: z.number() }), Matter),
  /** ALREADY_DISPATCHED, with the matter, when the warning or the number of the other system has one. */
  create: procedure(
    write,
    z.object({
      title: z.string().trim().min(2).max(200),
      description: z.string().max(4000).default(''),
      topic: IndicatorTopic,
      level: WarningLevel,
      area: z.string(),
      origin: MatterOrigin,
    }),
    Matter,
  ),
  /** Departments that the responsibility table names for a matter, the likeliest first. */
  propose: procedure(
    read,
    z.object({
      title: z.string(),
      description: z.string().default(''),
      topic: IndicatorTopic,
      area: z.string(),
    }),
    z.array(Proposal),
  ),
  /** CONFLICT, with who acted since, when `seenVersion` is no longer the newest. */
  act: procedure(handle, z.object({ matterId: z.number(), seenVersion: z.number(), act: MatterAct }), Matter),
  attach: procedure(
    handle,
    z.object({ matterId: z.number(), name: z.string().max(200), file: z.instanceof(Blob) }),
    Evidence,
  ),
  evidence: procedure(
    { ...read, audit: 'export' },
    z.object({ matterId: z.number(), evidenceId: z.string() }),
    z.object({ name: z.string(), file: z.instanceof(Blob) }),
  ),
  /** 交办单: leaves with the matter's number, and a 反馈表 to be filled in. */
  form: procedure(
    { ...write, writes: false, audit: 'export' },
    z.object({ matterId: z.number(), format: z.enum(['docx', 'xlsx']) }),
    z.object({ name: z.string(), file: z.instanceof(Blob) }),
  ),
  /** A filled 反馈表 coming back; it acts for the department that the form was made out to. */
  takeFeedback: procedure(write, z.object({ file: z.instanceof(Blob) }), Matter),
  departments: procedure(read, z.object({}), z.array(z.string())),
};

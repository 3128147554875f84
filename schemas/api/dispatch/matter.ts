import { z } from 'zod';
import { IndicatorTopic } from '../../indicators/indicator.ts';
import { WarningLevel } from '../../indicators/rule.ts';

/**
 * Where a matter stands. `new`: nobody has it; `assigned`: a department has it and has not answered; `accepted`: it works on it;
 * `handled`: it says that it is done; `verified`: the centre has checked that; `closed`: the end, from which it may be reopened.
 */
export const MatterState = z.enum(['new', 'assigned', 'accepted', 'handled', 'verified', 'closed']);
export type MatterState = z.infer<typeof MatterState>;

export const MatterOrigin = z.discriminatedUnion('from', [
  z.object({ from: z.literal('warning'), warningId: z.number() }),
  /** It came from another system: it keeps its number there and is never dispatched twice. */
  z.object({
    from: z.literal('system'),
    system: z.string().min(1).max(60),
    number: z.string().min(1).max(80),
  }),
  z.object({ from: z.literal('hand') }),
]);
export type MatterOrigin = z.infer<typeof MatterOrigin>;

export const MatterSummary = z.object({
  matterId: z.number(),
  number: z.string(), // for people: 2026-000123
  title: z.string(),
  topic: IndicatorTopic,
  level: WarningLevel,
  area: z.string(),
  areaName: z.string().nullable(),
  origin: MatterOrigin,
  state: MatterState,
  department: z.string().nullable(), // that has it now
  supervised: z.boolean(),
  /** Local times; `dueBy` is the end of a working day. */
  createdAt: z.string(),
  dueBy: z.string().nullable(),
  overdue: z.boolean(),
  workingDaysLeft: z.number().nullable(), // negative: overdue by so many
  version: z.number(), // of the matter; acts name the one that was seen
});
export type MatterSummary = z.infer<typeof MatterSummary>;

/** What may be done with a matter; each is a step of its history. */
export const MatterAction = z.enum([
  'assign',
  'accept',
  'return',
  'transfer',
  'request-extension',
  'decide-extension',
  'handle',
  'verify',
  'close',
  'reopen',
  'supervise',
  'remind',
]);
export type MatterAction = z.infer<typeof MatterAction>;

const reason = z.string().trim().min(2).max(1000);
const note = z.string().max(1000).default('');
const department = z.string().min(1).max(120);
/** Ids of `dispatch.matters.attach`. */
const evidence = z.array(z.string()).max(20).default([]);

/** An act with what it needs; a `return`, `transfer`, failed check or reopening must say why. */
export const MatterAct = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('assign'),
    department,
    item: z.string().nullable().default(null),
    workingDays: z.number().int().min(1).max(250),
    note,
  }),
  z.object({ action: z.literal('accept'), note }),
  z.object({ action: z.literal('return'), reason, evidence }),
  z.object({ action: z.literal('transfer'), department, reason }),
  z.object({ action: z.literal('request-extension'), workingDays: z.number().int().min(1).max(120), reason }),
  z.object({ action: z.literal('decide-extension'), granted: z.boolean(), note }),
  z.object({ action: z.literal('handle'), result: reason, evidence }),
  z.object({ action: z.literal('verify'), passed: z.boolean(), note }),
  z.object({
    action: z.literal('close'),
    solved: z.boolean(),
    satisfied: z.boolean().nullable().default(null),
    note,
  }),
  z.object({ action: z.literal('reopen'), reason }),
  z.object({ action: z.literal('supervise'), note }),
  z.object({ action: z.literal('remind'), note }),
]);
export type MatterAct = z.infer<typeof MatterAct>;
export type MatterActInput = z.input<typeof MatterAct>;

export const Evidence = z.object({
  evidenceId: z.string(),
  name: z.string(),
  bytes: z.number(),
  sha256: z.string(),
});
export type Evidence = z.infer<typeof Evidence>;

export const MatterStep = z.object({
  step: z.number(),
  at: z.string(),
  by: z.string(),
  role: z.string(),
  /** Besides acts: its making, and what the hub does by itself. */
  action: z.union([
    MatterAction,
    z.enum(['create', 'reminded', 'escalated', 'feedback-taken', 'basis-withdrawn']),
  ]),
  from: MatterState.nullable(),
  to: MatterState,
  department: z.string().nullable(), // that the step concerns: who got it, had it, or gave it back
  dueBy: z.string().nullable(),
  text: z.string(),
  evidence: z.array(Evidence),
});
export type MatterStep = z.infer<typeof MatterStep>;

export const Matter = MatterSummary.extend({
  description: z.string(),
  item: z.string().nullable(), // of the responsibility table
  steps: z.array(MatterStep),
  /** What the caller may do now. */
  actions: z.array(MatterAction),
  extension: z.object({ workingDays: z.number(), reason: z.string() }).nullable(), // asked for and not decided
  basisWithdrawn: z.boolean(),
});
export type Matter = z.infer<typeof Matter>;

import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { RecordRef } from './record-ref.ts';

/** An address of the base, homes masked below the building. */
export const StandardAddress = z.object({
  addressId: z.number(), // holds until master data are built anew
  text: z.string(), // normal form
  grid: z.string().nullable(),
  gridShare: z.number().nullable(), // of the rows with a grid
  records: z.number(), // current rows that give it
  departments: z.number(),
  confirmation: z.object({ confirmationId: z.number(), by: z.string(), at: z.string() }).nullable(),
});
export type StandardAddress = z.infer<typeof StandardAddress>;

/** A stretch of a typed address. `filler`: separators and repetitions; `remainder`: what no component explains. */
export const AddressSpan = z.object({ component: z.string(), text: z.string(), value: z.string() });
export type AddressSpan = z.infer<typeof AddressSpan>;

export const AddressReason = z.object({
  aspect: z.string(),
  relation: z.enum(['agrees', 'differs', 'only-left', 'only-right']), // left: what was typed
});
export type AddressReason = z.infer<typeof AddressReason>;

export const AddressMatch = z.object({
  address: StandardAddress,
  verdict: z.enum(['match', 'partial']),
  score: z.number(),
  reasons: z.array(AddressReason),
});
export type AddressMatch = z.infer<typeof AddressMatch>;

const write = { permission: 'match', writes: true, audit: 'write' } as const;
const personalRows = { permission: 'view-rows', writes: false, audit: 'personal-rows' } as const;
const page = { offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(200) };

/** The standard-address base: addresses of buildings, and of what is finer, that departments give. */
export const addresses = {
  summary: procedure(
    { permission: 'view-aggregates', writes: false, audit: 'none' },
    z.object({}),
    z.object({ addresses: z.number(), confirmed: z.number(), names: z.number() }), // names: learnt from confirmed ones
  ),
  /** Those that most rows give first. Text is looked for in what is shown. */
  list: procedure(
    personalRows,
    z.object({
      text: z.string().trim().max(100).default(''),
      confirmed: z.boolean().nullable().default(null),
      ...page,
    }),
    z.object({ total: z.number(), lines: z.array(StandardAddress) }),
  ),
  /** Where the rows that give it come from. */
  records: procedure(
    personalRows,
    z.object({ addressId: z.number(), limit: z.number().int().min(1).max(200).default(50) }),
    z.array(RecordRef),
  ),
  /** What a typed address is made of, and the standard addresses that it may mean. */
  match: procedure(
    personalRows,
    z.object({ text: z.string().trim().min(1).max(200) }),
    z.object({
      spans: z.array(AddressSpan),
      normal: z.string(),
      code: z.string().nullable(),
      matches: z.array(AddressMatch),
    }),
  ),
  /** These are standard addresses, all or none; the names that they bear are known when addresses are next read. */
  confirm: procedure(
    write,
    z.object({ addressIds: z.array(z.number()).min(1).max(200) }),
    z.object({ confirmationIds: z.array(z.number()) }),
  ),
  withdraw: procedure(write, z.object({ confirmationId: z.number() }), z.object({})),
};

import { z } from 'zod';

export const Cadence = z.enum(['daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'irregular']);
export type Cadence = z.infer<typeof Cadence>;

const text = z.string().trim().max(200).default('');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** On what basis a source delivers, what for, how long, and how often: what makes holding its data lawful (DESIGN §5). */
export const SourceProfile = z.object({
  name: text, // what people call it; empty: department and dataset
  owner: text, // who answers for it in the department
  legalBasis: text, // law, regulation or catalogue item
  approvalNumber: text,
  purpose: text,
  /** Last day on which the data may be used; null: until revoked. */
  termUntil: day.nullable().default(null),
  onwardUse: z.enum(['none', 'conditional', 'free']).default('none'),
  dataClass: z.enum(['general', 'important', 'core']).default('general'), // 一般 / 重要 / 核心数据
  cadence: Cadence.default('irregular'),
  /** Days after the end of a period by which its delivery is due. */
  graceDays: z.number().int().min(0).max(366).default(0),
});
export type SourceProfile = z.infer<typeof SourceProfile>;

/** A part of the profile without which a source delivers nothing in a production workspace. */
export const BasisKey = z.enum(['legalBasis', 'approvalNumber', 'purpose', 'termUntil']);
export type BasisKey = z.infer<typeof BasisKey>;

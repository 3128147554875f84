import { oc, type AnySchema } from '@orpc/contract';

/** What a role must hold to call a procedure. */
export const permissions = [
  'view-aggregates',
  'view-rows',
  'deliver',
  'undo',
  'manage-sources',
  'match',
  'unmask', // to see personal values whole, under a stated purpose
  'define-indicators',
  'label-tickets', // categories, kinds and tones of requests, and the words they are read by
  'view-matters',
  'handle', // matters that one's department has
  'dispatch',
  'approve',
] as const;
export type Permission = (typeof permissions)[number];

/** What the audit record keeps of a call: nothing, that it wrote, whose rows were looked at, or what left the hub. */
export type AuditClass = 'none' | 'write' | 'personal-rows' | 'export';

export interface ProcedureMeta {
  permission: Permission;
  writes: boolean;
  audit: AuditClass;
}

/** A procedure with what the one middleware needs to know about it. */
export function procedure<In extends AnySchema, Out extends AnySchema>(
  meta: ProcedureMeta,
  input: In,
  output: Out,
) {
  return oc.$meta<ProcedureMeta>(meta).input(input).output(output);
}

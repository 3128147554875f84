import { implement, ORPCError, type ImplementerInternalWithMiddlewares } from '@orpc/server';
import { contract, type Contract } from '../../schemas/api/contract.ts';
import type { ProcedureMeta } from '../../schemas/api/procedure.ts';
import { permissionsOf } from '../access/permissions.ts';
import { HubError } from '../base/hub-error.ts';
import { auditSubject } from './audit-subject.ts';
import type { CallContext } from './call-context.ts';
import { failureOf } from './failure.ts';

/**
 * The contract to be implemented, with the one middleware that every call goes through: it checks the
 * permission that the procedure names, keeps the audit record, and lets only errors of the closed list out.
 */
const implemented = implement(contract)
  .$context<CallContext>()
  .use(async ({ context, path, procedure, next }, input) => {
    const meta = procedure['~orpc'].meta as Partial<ProcedureMeta>;
    const call = { procedure: path.join('.') };
    try {
      await admit(context, meta, { ...call, subject: auditSubject(input) });
      return await next();
    } catch (error) {
      const { code, data } = failureOf(error, context.services.logger, call);
      throw new ORPCError(code, { data, message: code });
    }
  });

/** Named, since what the compiler infers is too long to be written out. */
export const hub: ImplementerInternalWithMiddlewares<Contract, CallContext, CallContext> = implemented;

/** Refuses whoever lacks the permission. What is audited is on record before it happens. */
async function admit(
  { actor, services }: CallContext,
  { permission, audit }: Partial<ProcedureMeta>,
  event: object,
): Promise<void> {
  if (!permission || !permissionsOf(actor.role).includes(permission)) {
    await services.commands.record('access.refused', actor, event);
    throw new HubError('FORBIDDEN', { permission: permission ?? '' });
  }
  if (audit !== 'none') await services.commands.record('access.granted', actor, { ...event, audit });
}

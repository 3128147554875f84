import { randomUUID } from 'node:crypto';
import { ORPCError, ValidationError } from '@orpc/server';
import { HubError } from '../base/hub-error.ts';
import type { Logger } from '../base/logger.ts';

/**
 * What may cross the contract of something that was thrown: an error of the closed list as it is, a refused
 * input as BAD_INPUT, an aborted call as CANCELLED, and anything else as INTERNAL with a reference to the log.
 */
export function failureOf(error: unknown, logger: Logger, call: object = {}): HubError {
  if (error instanceof HubError) {
    if (error.cause) logger.warn({ ...call, code: error.code, error: error.cause }, 'call failed');
    return error;
  }
  if (isRefusedInput(error)) return new HubError('BAD_INPUT', { detail: placesOf(error.cause) });
  if (error instanceof Error && error.name === 'AbortError') return new HubError('CANCELLED', {});
  const reference = randomUUID().slice(0, 8);
  logger.error({ ...call, reference, error }, 'call failed unexpectedly');
  return new HubError('INTERNAL', { reference });
}

function isRefusedInput(error: unknown): error is ORPCError<string, unknown> & { cause: ValidationError } {
  return error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError;
}

/** Where the input is wrong. What stands there is left out: it may be personal. */
function placesOf({ issues }: ValidationError): string {
  const places = issues.map(({ path = [] }) =>
    path.map((step) => String(typeof step === 'object' ? step.key : step)).join('.'),
  );
  return [...new Set(places)].slice(0, 5).join(', ') || 'input';
}

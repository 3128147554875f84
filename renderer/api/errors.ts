import { ORPCError } from '@orpc/client';
import { errorData, type ErrorCode } from '../../schemas/api/errors.ts';

/** A failed call in the form that `messages.errors.<code>` can show; `data` fills its placeholders. */
export interface Failure {
  code: ErrorCode;
  data: Record<string, unknown>;
}

/** Carries a `Failure` where an error must be thrown: connection lost, upload refused. */
export class HubFailure extends Error {
  readonly failure: Failure;

  constructor(code: ErrorCode, data: Record<string, unknown> = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'HubFailure';
    this.failure = { code, data };
  }
}

/** Turns whatever a call, stream or upload threw into what can be shown; what is not known becomes INTERNAL. */
export function toFailure(error: unknown): Failure {
  if (error instanceof HubFailure) return error.failure;
  if (error instanceof ORPCError && isErrorCode(error.code)) {
    const data = errorData[error.code].safeParse(error.data);
    if (data.success) return { code: error.code, data: { ...data.data } };
  }
  if (error instanceof Error && error.name === 'AbortError') return { code: 'CANCELLED', data: {} };
  return { code: 'INTERNAL', data: { reference: '—' } };
}

/** Whether a code that arrived as text is one of the closed list. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorData, code);
}

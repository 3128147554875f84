import type { ErrorCode, ErrorData } from '../../schemas/api/errors.ts';

/**
 * A failure that people can act on. Crosses the contract as its code and data;
 * `cause` (with SQL, paths, stack) goes to the log only.
 */
export class HubError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly data: ErrorData<C>;

  constructor(code: C, data: ErrorData<C>, options?: { cause?: unknown }) {
    super(`${code} ${JSON.stringify(data)}`, options);
    this.name = 'HubError';
    this.code = code;
    this.data = data;
  }
}

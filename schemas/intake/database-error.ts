/** Why a database gave nothing: a code of `schemas/api/errors.ts` with its data. */
export class DatabaseError extends Error {
  readonly code: 'DATABASE_UNREACHABLE' | 'DATABASE_REFUSED' | 'DATABASE_QUERY';
  readonly data: Record<string, string>;

  constructor(code: DatabaseError['code'], data: Record<string, string>, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'DatabaseError';
    this.code = code;
    this.data = data;
  }
}

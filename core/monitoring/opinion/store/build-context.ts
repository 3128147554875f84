/**
 * What every step of reading requests is given beside its session, in which the temporary table
 * `request(ticket INTEGER, record_id BIGINT, is_new BOOLEAN)` holds every current request by its number, in the order of it.
 */
export interface OpinionContext {
  /** The data version that is read. */
  dataVersion: number;
  signal: AbortSignal;
  /** `step` is a key under `messages.jobs.steps`. */
  progress(step: string, fraction: number | null): void;
}

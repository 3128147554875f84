/** What every step of building master data is given beside its session. */
export interface BuildContext {
  /** The data version that is built from. */
  dataVersion: number;
  signal: AbortSignal;
  /** `step` is a key under `messages.jobs.steps`; the fraction is that of the whole build. */
  progress(step: string, fraction: number | null): void;
}

import type { SourceSpans } from '../coverage/read-spans.ts';
import type { RiskStore } from './risk-store.ts';

/** What parts are filled into, and what is known when they are. */
export interface FillContext {
  store: RiskStore;
  /** What every source has told of. */
  spans: readonly SourceSpans[];
  /** ISO date. */
  today: string;
}

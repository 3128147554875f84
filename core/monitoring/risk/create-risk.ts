import { cityTime, type Clock } from '../../base/clock.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { buildRisk, type BuildRiskOptions } from './build-risk.ts';
import { readBuild, type RiskBuild } from './read-state.ts';

/** Figures of risk indicators: they show the last build. */
export interface Risk {
  /** Brings the figures up to date; run as a job of kind `risk` after master data were. */
  build(options?: Omit<BuildRiskOptions, 'today'>): Promise<{ dataVersion: number }>;
  built(): Promise<RiskBuild>;
  /** Whether the figures were built from older data or definitions than the current ones, or on another day. */
  isStale(): Promise<boolean>;
  /** The day by the hub's clock. */
  today(): string;
}

/** @param options.warehouse one that `prepareRisk` made the tables in */
export function createRisk({ warehouse, clock }: { warehouse: Warehouse; clock: Clock }): Risk {
  const today = () => cityTime(clock.now()).slice(0, 10);
  const built = () => readBuild(warehouse, today());
  return {
    build: (options) => buildRisk(warehouse, { ...options, today: today() }),
    built,
    isStale: async () => (await built()).stale,
    today,
  };
}

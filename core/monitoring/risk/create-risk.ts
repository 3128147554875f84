import { cityTime, type Clock } from '../../base/clock.ts';
import type { ActorRef, CommandLog } from '../../journal/command.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { assessDays, isAssessed } from './assess/assess-days.ts';
import { buildRisk, type BuildRiskOptions } from './build-risk.ts';
import { readBuild, type RiskBuild } from './read-state.ts';

/** Figures of risk indicators, and the warnings that they give rise to: they show the last build. */
export interface Risk {
  /** Brings the figures up to date and assesses the days that they reach; run as a job of kind `risk` after master data were. */
  refresh(
    actor: ActorRef,
    options?: Omit<BuildRiskOptions, 'today'>,
  ): Promise<{ dataVersion: number; days: string[] }>;
  /** The figures alone. */
  build(options?: Omit<BuildRiskOptions, 'today'>): Promise<{ dataVersion: number }>;
  built(): Promise<RiskBuild>;
  /** Whether the figures were built from older data or definitions than the current ones, or on another day, or not assessed since. */
  isStale(): Promise<boolean>;
  /** The day by the hub's clock. */
  today(): string;
}

/** @param options.warehouse one that `prepareRisk` made the tables in */
export function createRisk({
  warehouse,
  commands,
  clock,
}: {
  warehouse: Warehouse;
  commands: CommandLog;
  clock: Clock;
}): Risk {
  const today = () => cityTime(clock.now()).slice(0, 10);
  const built = () => readBuild(warehouse, today());
  const build: Risk['build'] = (options) => buildRisk(warehouse, { ...options, today: today() });
  return {
    build,
    async refresh(actor, options) {
      const { dataVersion } = await build(options);
      const { days } = await assessDays({ warehouse, commands }, { ...options, actor });
      return { dataVersion, days };
    },
    built,
    isStale: async () => (await built()).stale || !(await isAssessed(warehouse)),
    today,
  };
}

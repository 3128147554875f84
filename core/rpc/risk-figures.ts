import { HubError } from '../base/hub-error.ts';
import { readFigures } from '../monitoring/risk/figures/read-figures.ts';
import { readSplit } from '../monitoring/risk/figures/read-split.ts';
import { readTrend } from '../monitoring/risk/figures/read-trend.ts';
import { rowsBehind } from '../monitoring/risk/figures/rows-behind.ts';
import type { Slice } from '../monitoring/risk/figures/slice.ts';
import { readIndex } from '../monitoring/risk/index/read-index.ts';
import { readIndicator, readIndicators } from '../monitoring/risk/indicators/read-indicators.ts';
import type { Indicator } from '../../schemas/indicators/indicator.ts';
import type { Session } from '../warehouse/warehouse.ts';
import { hub } from './hub.ts';

const { figures: contract } = hub.risk;

export const figures = contract.router({
  list: contract.list.handler(({ context: { services }, input }) =>
    services.warehouse.transaction(async (session) => {
      const all = await readIndicators(session);
      const indicators = input.indicators.length === 0 ? all : input.indicators.map((id) => find(all, id));
      return readFigures(session, { ...input, indicators, slice: sliceOf(input) });
    }),
  ),
  trend: contract.trend.handler(({ context: { services }, input }) =>
    services.warehouse.transaction(async (session) =>
      readTrend(session, {
        ...input,
        indicator: await requireIndicator(session, input.indicator),
        slice: sliceOf(input),
      }),
    ),
  ),
  split: contract.split.handler(({ context: { services }, input }) =>
    services.warehouse.transaction(async (session) =>
      readSplit(session, {
        ...input,
        indicator: await requireIndicator(session, input.indicator),
        slice: sliceOf(input),
      }),
    ),
  ),
  index: contract.index.handler(({ context: { services }, input }) =>
    services.warehouse.transaction((session) => readIndex(session, input)),
  ),
  rowsBehind: contract.rowsBehind.handler(async ({ context: { services }, input }) =>
    rowsBehind({
      ...input,
      indicator: await requireIndicator(services.warehouse, input.indicator),
      slice: sliceOf(input),
    }),
  ),
});

const sliceOf = ({ kind, department }: Slice): Slice => ({ kind, department });

function find(indicators: readonly Indicator[], id: string): Indicator {
  const indicator = indicators.find((one) => one.id === id);
  if (!indicator) throw new HubError('NOT_FOUND', { kind: 'indicator', id });
  return indicator;
}

/** @throws HubError NOT_FOUND */
async function requireIndicator(session: Session, id: string): Promise<Indicator> {
  const indicator = await readIndicator(session, id);
  if (!indicator) throw new HubError('NOT_FOUND', { kind: 'indicator', id });
  return indicator;
}

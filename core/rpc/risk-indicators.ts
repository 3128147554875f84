import { readIndicators, readVersions } from '../monitoring/risk/indicators/read-indicators.ts';
import { retireIndicator, saveIndicator } from '../monitoring/risk/indicators/save-indicator.ts';
import { hub } from './hub.ts';

const { indicators: contract } = hub.risk;

export const indicators = contract.router({
  list: contract.list.handler(({ context: { services } }) => readIndicators(services.warehouse)),
  versions: contract.versions.handler(({ context: { services }, input }) =>
    readVersions(services.warehouse, input.id),
  ),
  save: contract.save.handler(({ context: { services, actor }, input }) =>
    saveIndicator(services, actor, input),
  ),
  retire: contract.retire.handler(async ({ context: { services, actor }, input }) => {
    await retireIndicator(services, actor, input);
    return {};
  }),
});

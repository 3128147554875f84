import { readIndicators, readVersions } from '../monitoring/risk/indicators/read-indicators.ts';
import { retireIndicator, saveIndicator } from '../monitoring/risk/indicators/save-indicator.ts';
import { hub } from './hub.ts';
import { preview } from './risk-preview.ts';
import { startRisk } from './start-risk.ts';

const { indicators: contract } = hub.risk;

export const indicators = contract.router({
  list: contract.list.handler(({ context: { services } }) => readIndicators(services.warehouse)),
  versions: contract.versions.handler(({ context: { services }, input }) =>
    readVersions(services.warehouse, input.id),
  ),
  preview,
  save: contract.save.handler(async ({ context: { services, actor }, input }) => {
    const saved = await saveIndicator(services, actor, input);
    startRisk(services, actor);
    return saved;
  }),
  retire: contract.retire.handler(async ({ context: { services, actor }, input }) => {
    await retireIndicator(services, actor, input);
    startRisk(services, actor);
    return {};
  }),
});

import { listWarnings } from '../monitoring/risk/warnings/list-warnings.ts';
import { readPredictiveValue } from '../monitoring/risk/warnings/predictive-value.ts';
import { readWarning } from '../monitoring/risk/warnings/read-warning.ts';
import { judgeWarning } from '../monitoring/risk/warnings/warning-judged.ts';
import { hub } from './hub.ts';

const { warnings: contract } = hub.risk;

/** Warnings: what they are, why, and whether they were right. */
export const warnings = contract.router({
  list: contract.list.handler(({ context: { services }, input }) =>
    services.warehouse.transaction((session) => listWarnings(session, input)),
  ),
  get: contract.get.handler(({ context: { services }, input }) =>
    services.warehouse.transaction((session) => readWarning(session, input.warningId)),
  ),
  judge: contract.judge.handler(async ({ context: { services, actor }, input }) => {
    await judgeWarning(services.commands, actor, input);
    return {};
  }),
  predictiveValue: contract.predictiveValue.handler(({ context: { services } }) =>
    readPredictiveValue(services.warehouse),
  ),
});

import { previewRules } from '../monitoring/risk/assess/preview-rules.ts';
import { validateIndicator } from '../monitoring/risk/indicators/validate-indicator.ts';
import { hub } from './hub.ts';

/** The effect on history of an indicator that is not saved. */
export const preview = hub.risk.indicators.preview.handler(async ({ context: { services }, input }) => {
  validateIndicator(input.indicator);
  return previewRules(services.warehouse, input.indicator, services.risk.today());
});

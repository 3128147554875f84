import { Indicator } from '../../schemas/indicators/indicator.ts';
import { dailyCountRules } from '../../schemas/indicators/shipped/rules.ts';

/** A daily count with the rules that shipped ones have. */
export function streamIndicator(number: number): Indicator {
  const text = { zh: `事件流 ${number}`, en: `stream ${number}` };
  return Indicator.parse({
    id: `stream-${number}`,
    version: 1,
    topic: 'hazard',
    label: text,
    definition: text,
    unit: 'count',
    numerator: { dataset: 'incident', at: 'occur' },
    direction: 'higher-is-worse',
    time: 'flow',
    grain: 'day',
    minimumSample: 5,
    rules: dailyCountRules,
  });
}

import { readFiguresState } from '../monitoring/risk/read-state.ts';
import { readAssessed } from '../monitoring/risk/read-assessed.ts';
import { hub } from './hub.ts';
import { brief } from './risk-brief.ts';
import { figures } from './risk-figures.ts';
import { indicators } from './risk-indicators.ts';
import { views } from './risk-views.ts';
import { warnings } from './risk-warnings.ts';

/** Risk of areas, buildings, companies and kinds of matter. */
export const risk = hub.risk.router({
  state: hub.risk.state.handler(({ context: { services } }) =>
    services.warehouse.transaction(async (session) => ({
      ...(await readAssessed(session)),
      ...(await readFiguresState(session)),
      stale: await services.risk.isStale(),
    })),
  ),
  figures,
  indicators,
  views,
  warnings,
  brief,
});

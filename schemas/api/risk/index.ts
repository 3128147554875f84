import { brief } from './brief.ts';
import { figures } from './figures.ts';
import { indicators } from './indicators.ts';
import { savedViews } from './saved-views.ts';
import { riskState } from './state.ts';
import { warnings } from './warnings.ts';

/** Risk of areas, buildings, companies and kinds of matter; never of a person (DOMAIN §1). */
export const risk = { ...riskState, figures, indicators, warnings, brief, views: savedViews };

import { brief } from './risk/brief.ts';
import { dashboard } from './risk/dashboard.ts';
import { indicators } from './risk/indicators.ts';
import { warnings } from './risk/warnings.ts';

export const risk = {
  title: 'Risk',
  pages: 'Pages of risk monitoring',
  tabs: { dashboard: 'Dashboard', warnings: 'Warnings', indicators: 'Indicators', brief: 'Daily brief' },
  wholeCity: 'Whole city',
  warningLevels: { red: 'Red', orange: 'Orange', yellow: 'Yellow', blue: 'Blue' },
  levelTexts: { red: 'Most serious', orange: 'Serious', yellow: 'Considerable', blue: 'Ordinary' },
  levels: { city: 'City', town: 'Town', village: 'Village', grid: 'Grid' },
  topics: {
    hazard: 'Hazards',
    'production-safety': 'Production safety',
    fire: 'Fire',
    housing: 'Housing',
    population: 'Population',
    labour: 'Labour and insurance',
    market: 'Companies',
    environment: 'Environment',
    dispute: 'Disputes',
    request: 'Requests',
    organisation: 'Social organisations',
    data: 'Data quality',
  },
  units: {
    count: '',
    percent: '%',
    'per-10k': 'per 10,000',
    'per-100': 'per 100',
    days: 'days',
    score: 'points',
  },
  states: { 'no-data': 'No data', small: 'Small sample', suppressed: 'Fewer than 5 persons, not shown' },
  small: 'Small sample: below the minimum of the indicator; not ranked, compared or warned about.',
  dataThrough: 'Data to {day}',
  dataThroughVersion: 'Data to {day} · data version {version}',
  residents: 'Residents: {source}, {year}.',
  neverAssessed: 'Not assessed yet',
  stale: 'Data have changed and figures will be computed anew; these are still the last ones.',
  building: 'Computing risk figures anew…',
  never: {
    title: 'No risk figures yet',
    text: 'Deliver hazards, disputes, requests, inspections and the like: indicators are then computed and assessed every day.',
    action: 'Deliver data',
  },
  retiredIndicator: '{id} (retired)',
  brief,
  dashboard,
  indicators,
  warnings,
};

import type { unlinked as zh } from '../../zh/master/unlinked.ts';

export const unlinked: typeof zh = {
  lead: 'Not linked does not mean not there: missed matches, too, leave dwellings without people and companies without tax. Each figure comes with an estimate of them and a corrected interval.',
  figures: {
    'dwellings-without-people': {
      title: 'Dwellings without people',
      definition: 'Dwellings where nobody was found to live; those without an address are left out.',
    },
    'people-without-dwelling': {
      title: 'People without a dwelling',
      definition:
        'People of the population registers for whom no dwelling was found; the dead and those who moved away are left out.',
    },
    'registered-elsewhere': {
      title: 'Registered elsewhere',
      definition: 'Residents registered at one dwelling and living in another.',
    },
    'companies-not-at-registered-address': {
      title: 'Companies not at their registered address',
      definition: 'Companies whose registered and business addresses are different places.',
    },
    'companies-only-at-tax': {
      title: 'Companies known to tax alone',
      definition:
        'Companies that tax has and the market regulator has not; those registered with civil affairs are left out.',
    },
    'companies-not-at-tax': {
      title: 'Companies unknown to tax',
      definition: 'Active companies that the market regulator has and tax has not.',
    },
  },
  of: 'of {count}',
  missed: 'about {share} of matches missed',
  interval: 'corrected {low} to {high} (95 %)',
  range: 'Count and corrected interval',
  notable: 'More is left than missed matches explain: worth a look.',
  noise: 'Missed matches alone explain it: it says nothing.',
  unknown: 'The share of missed matches cannot be estimated yet: nothing can be said.',
  noData: 'No data',
  noDataHint: 'A source that it needs was never delivered.',
  stale: 'from the last version of the data',
  show: 'See these {count}',
  total: '{count} in all',
  listHint: 'Personal values are masked; every look is logged.',
  noList: 'Nothing to list',
};

import type { master as zh } from '../zh/master.ts';
import { addresses } from './master/addresses.ts';
import { conflicts } from './master/conflicts.ts';
import { entity } from './master/entity.ts';
import { gridRegister } from './master/grid-register.ts';
import { grids } from './master/grids.ts';
import { lineage } from './master/lineage.ts';
import { map } from './master/map.ts';
import { methods } from './master/methods.ts';
import { search } from './master/search.ts';
import { unlinked } from './master/unlinked.ts';

export const master: typeof zh = {
  title: 'Master data',
  lead: 'One page for each resident, dwelling, company and grid: which value holds, by which rule, from which row.',
  pages: 'Pages of master data',
  tabs: {
    search: 'Search',
    conflicts: 'Conflicts',
    unlinked: 'Missing links',
    addresses: 'Standard addresses',
    grids: 'Register of grids',
  },
  kinds: { person: 'Residents', dwelling: 'Dwellings', 'legal-entity': 'Companies', grid: 'Grids' },
  nameless: {
    person: 'Resident {id}',
    dwelling: 'Dwelling {id}',
    'legal-entity': 'Company {id}',
    grid: 'Grid {id}',
  },
  state: {
    entities: '{person} residents · {dwelling} dwellings · {company} companies',
    stale: 'The data has changed; master data will be built anew by itself. What you see is the last result.',
    building: 'Building master data…',
    never: 'No master data yet',
    neverHint:
      'Master data is made from matching: bring in the departments’ data, run matching once, and it appears here by itself.',
    toMatching: 'Go to matching',
    toIntake: 'Bring in data',
  },
  relations: {
    to: {
      'lives-in': 'Lives in',
      'registered-at': 'Registered at',
      owns: 'Owns',
      rents: 'Rents',
      'works-for': 'Works for',
      represents: 'Represents',
      'located-at': 'Located at',
      'lies-in': 'Lies in grid',
    },
    from: {
      'lives-in': 'Who lives here',
      'registered-at': 'Who is registered here',
      owns: 'Owners',
      rents: 'Tenants',
      'works-for': 'Who works here',
      represents: 'Legal representative',
      'located-at': 'Companies here',
      'lies-in': 'In this grid',
    },
    short: {
      'lives-in': 'lives in',
      'registered-at': 'registered',
      owns: 'owns',
      rents: 'rents',
      'works-for': 'works for',
      represents: 'represents',
      'located-at': 'address',
      'lies-in': 'grid',
    },
  },
  confidence: 'Confidence {share}',
  addresses,
  conflicts,
  entity,
  grids,
  gridRegister,
  lineage,
  map,
  methods,
  search,
  unlinked,
};

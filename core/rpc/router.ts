import { jobs } from './jobs.ts';
import { matching } from './matching.ts';
import { overview } from './overview.ts';
import { preferences } from './preferences.ts';
import { rows } from './rows.ts';
import { system } from './system.ts';

/** The contract, implemented: every procedure that is served, and no other. */
export const router = {
  system,
  preferences,
  jobs,
  rows,
  overview,
  matching,
};

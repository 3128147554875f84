import { oc } from '@orpc/contract';
import { batches } from './batches.ts';
import { dispatch } from './dispatch/index.ts';
import { contractErrors } from './errors.ts';
import { inbox } from './inbox.ts';
import { intake } from './intake.ts';
import { jobs } from './jobs.ts';
import { linkage } from './linkage/index.ts';
import { master } from './master/index.ts';
import { matching } from './matching.ts';
import { overview } from './overview.ts';
import { preferences } from './preferences.ts';
import { pulls } from './pulls.ts';
import { risk } from './risk/index.ts';
import { rows } from './rows.ts';
import { sources } from './sources.ts';
import { system } from './system.ts';

/** Everything the interface may ask of the core: one name per domain, one procedure per verb. */
export const contract = oc.errors(contractErrors).router({
  system,
  preferences,
  jobs,
  intake,
  sources,
  inbox,
  pulls,
  batches,
  rows,
  overview,
  matching,
  linkage,
  master,
  risk,
  dispatch,
});
export type Contract = typeof contract;

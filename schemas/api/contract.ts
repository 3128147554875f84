import { oc, type EnhancedContractRouter } from '@orpc/contract';
import { batches } from './batches.ts';
import { dispatch } from './dispatch/index.ts';
import { contractErrors } from './errors.ts';
import { inbox } from './inbox.ts';
import { intake } from './intake.ts';
import { jobs } from './jobs.ts';
import { linkage } from './linkage/index.ts';
import { master } from './master/index.ts';
import { matching } from './matching.ts';
import { opinion } from './opinion/index.ts';
import { overview } from './overview.ts';
import { preferences } from './preferences.ts';
import { pulls } from './pulls.ts';
import { risk } from './risk/index.ts';
import { rows } from './rows.ts';
import { sources } from './sources.ts';
import { system } from './system.ts';

/** The domains by name: written out, because the compiler could not write down so large a type by itself. */
type Domains = {
  system: typeof system;
  preferences: typeof preferences;
  jobs: typeof jobs;
  intake: typeof intake;
  sources: typeof sources;
  inbox: typeof inbox;
  pulls: typeof pulls;
  batches: typeof batches;
  rows: typeof rows;
  overview: typeof overview;
  matching: typeof matching;
  linkage: typeof linkage;
  master: typeof master;
  risk: typeof risk;
  dispatch: typeof dispatch;
  opinion: typeof opinion;
};
export type Contract = EnhancedContractRouter<Domains, typeof contractErrors>;

/** Everything the interface may ask of the core: one name per domain, one procedure per verb. */
export const contract: Contract = oc.errors(contractErrors).router({
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
  opinion,
});

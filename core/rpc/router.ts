import type { Router } from '@orpc/server';
import type { Contract } from '../../schemas/api/contract.ts';
import type { CallContext } from './call-context.ts';
import { batches } from './batches.ts';
import { dispatch } from './dispatch.ts';
import { hub } from './hub.ts';
import { inbox } from './inbox.ts';
import { intake } from './intake.ts';
import { jobs } from './jobs.ts';
import { linkage } from './linkage.ts';
import { master } from './master.ts';
import { matching } from './matching.ts';
import { opinion } from './opinion.ts';
import { overview } from './overview.ts';
import { preferences } from './preferences.ts';
import { pulls } from './pulls.ts';
import { risk } from './risk.ts';
import { rows } from './rows.ts';
import { sources } from './sources.ts';
import { system } from './system.ts';

/** The contract, implemented: every procedure that is served, and no other. Its type is written out: it is too large for the compiler to write down by itself. */
export const router: Router<Contract, CallContext> = hub.router({
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

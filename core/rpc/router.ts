import { jobs } from './jobs.ts';
import { matching } from './matching.ts';
import { overview } from './overview.ts';
import { preferences } from './preferences.ts';
import { system } from './system.ts';

/** Every procedure that is served. */
export const router = { system, preferences, jobs, overview, matching };

import { assessment } from './assessment.ts';
import { calendar } from './calendar.ts';
import { draws } from './draws.ts';
import { matters } from './matters.ts';

/** The closed loop: a warning or another matter becomes a department's task, and comes back done and checked. */
export const dispatch = { matters, assessment, calendar, draws };

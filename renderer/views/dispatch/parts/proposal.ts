import type { HubClient } from '../../../api/hub.ts';

type Propose = HubClient['dispatch']['matters']['propose'];
/** What departments are proposed for. */
export type ProposalQuestion = Parameters<Propose>[0];
/** A department that the responsibility table names, with the item that says so. */
export type Proposal = Awaited<ReturnType<Propose>>[number];

/** Whom a matter is assigned to: a department, for how long, by which item of the responsibility table. */
export interface Assignment {
  department: string | null;
  item: string | null;
  workingDays: number;
}

/** Where the table names no time limit. */
export const usualWorkingDays = 10;

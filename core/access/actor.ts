/** Roles of DESIGN §6. The three administrators are separate accounts; none sees personal data by right. */
export type Role =
  | 'system-administrator'
  | 'security-administrator'
  | 'audit-administrator'
  | 'analyst'
  | 'liaison'
  | 'approver'
  | 'leader';

/** Who calls, as the connection knows it; never taken from a call's arguments. */
export interface Actor {
  name: string;
  role: Role;
  /** The department that a liaison or approver belongs to. */
  department: string | null;
  /** Division or grid codes that rows must lie in; null: everywhere. */
  areas: readonly string[] | null;
  /** The approved purpose that the call serves, when it needs one. */
  purpose: string | null;
}

/** Until there are accounts, whoever sits at the machine is its one analyst. */
export const localAnalyst: Actor = {
  name: 'local',
  role: 'analyst',
  department: null,
  areas: null,
  purpose: null,
};

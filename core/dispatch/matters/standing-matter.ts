import type { MatterState } from '../../../schemas/api/dispatch/matter.ts';

/** A matter as it stands, as far as acting on it goes by it. */
export interface StandingMatter {
  matterId: number;
  number: string;
  state: MatterState;
  department: string | null;
  item: string | null;
  dueBy: string | null;
  supervised: boolean;
  extension: { workingDays: number; reason: string } | null;
  basisWithdrawn: boolean;
  version: number;
}

import type { Clock } from '../base/clock.ts';
import type { SpawnParser } from '../ingest/parser/parse-file.ts';
import type { CommandLog } from '../journal/command.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What the closed loop works with. */
export interface Dispatch {
  workspace: Workspace;
  warehouse: Warehouse;
  commands: CommandLog;
  clock: Clock;
  /** Reads feedback forms that come back, which nobody vouches for. */
  spawnParser: SpawnParser;
}

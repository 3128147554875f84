import type { SpawnParser } from '../../ingest/parser/parse-file.ts';
import type { CommandLog } from '../../journal/command.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** What labelling, models and the taxonomy run with. */
export interface Labelling {
  workspace: Workspace;
  warehouse: Warehouse;
  commands: CommandLog;
  spawnParser: SpawnParser;
}

import { writeFileSync } from 'node:fs';
import { access, rm } from 'node:fs/promises';
import type { ErrorData } from '../../schemas/api/errors.ts';
import { HubError } from '../base/hub-error.ts';
import type { Logger } from '../base/logger.ts';
import { warehouseDamage } from '../warehouse/driver-failure.ts';
import { openWarehouse } from '../warehouse/open-warehouse.ts';
import { QueryError } from '../warehouse/query-error.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { WorkspacePaths } from '../workspace/layout.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { keptGeneration, removeGenerations, restoreGeneration, setWarehouseAside } from './generations.ts';
import type { JournalIndex } from './journal-index.ts';
import { repairTail } from './repair-tail.ts';
import { appliedUpTo } from './replay.ts';

/** A warehouse that holds a beginning of the journal. */
export interface Projection {
  warehouse: Warehouse;
  /** The newest command it holds. */
  seq: number;
  /** Where it came from. */
  origin: 'present' | 'generation' | 'empty';
}

interface OpenOptions {
  memoryLimitMB?: number;
  logger: Logger;
}

/**
 * Opens the warehouse as it lies there; when that is missing, damaged or not of this journal, the kept
 * generation; and else an empty one. One that was found damaged while it was open is not tried again. Finishes the journal's last line on the way, while the warehouse that
 * may hold it is open.
 */
export async function openProjection(
  workspace: Workspace,
  index: JournalIndex,
  options: OpenOptions,
): Promise<Projection> {
  const { paths } = workspace;
  if (await isMarkedDamaged(paths)) return rebuildFromNothing(workspace, options);
  const present = await tryOpen(workspace, index, 'present', options);
  if (present && (present.seq > 0 || index.commands.size === 0)) return present;
  await present?.warehouse.close();
  await setWarehouseAside(paths);
  const generation = await keptGeneration(paths);
  if (generation) {
    await restoreGeneration(paths, generation);
    const restored = await tryOpen(workspace, index, 'generation', options);
    if (restored) return restored;
    await setWarehouseAside(paths);
  }
  return rebuildFromNothing(workspace, options);
}

/** A block that went bad may have been copied into the generation too, so neither is trusted. */
async function rebuildFromNothing(workspace: Workspace, options: OpenOptions): Promise<Projection> {
  const { paths } = workspace;
  await setWarehouseAside(paths);
  await removeGenerations(paths);
  await rm(damageMark(paths), { force: true });
  const warehouse = await open(workspace, options);
  return { warehouse, seq: 0, origin: 'empty' };
}

async function tryOpen(
  workspace: Workspace,
  index: JournalIndex,
  origin: Projection['origin'],
  options: OpenOptions,
): Promise<Projection | null> {
  let warehouse: Warehouse | null = null;
  try {
    warehouse = await open(workspace, options);
    await repairTail(workspace, index, warehouse, options.logger);
    const seq = await appliedUpTo(warehouse, index);
    if (seq !== null) return { warehouse, seq, origin };
    options.logger.warn({ origin }, 'the warehouse does not belong to the journal');
  } catch (error) {
    if (!isDamage(error)) throw error;
    options.logger.warn({ origin, error }, 'the warehouse cannot be opened');
  }
  await warehouse?.close().catch(() => undefined);
  return null;
}

function open({ paths }: Workspace, { memoryLimitMB, logger }: OpenOptions): Promise<Warehouse> {
  return openWarehouse({
    path: paths.warehouse,
    temporaryDirectory: paths.tmp,
    allowedDirectories: [paths.staging, paths.exports],
    memoryLimitMB,
    onDamage() {
      logger.error({ path: paths.warehouse }, 'the warehouse is damaged: the next opening rebuilds it');
      writeFileSync(damageMark(paths), '');
    },
  });
}

/** Damage shows when a block is read, perhaps days after opening; the mark tells the next opening. */
function damageMark({ warehouse }: WorkspacePaths): string {
  return `${warehouse}.damaged`;
}

function isMarkedDamaged(paths: WorkspacePaths): Promise<boolean> {
  return access(damageMark(paths)).then(
    () => true,
    () => false,
  );
}

/** A full disk, an owner elsewhere, too little memory say nothing about the database: setting it aside would not help. */
function isDamage(error: unknown): boolean {
  if (isWarehouseDamage(error)) return true;
  return error instanceof QueryError && !error.message.startsWith('Out of Memory');
}

/** Whether a statement met a damaged block of the database file. */
export function isWarehouseDamage(error: unknown): boolean {
  return (
    error instanceof HubError &&
    error.code === 'WORKSPACE_DAMAGED' &&
    (error.data as ErrorData<'WORKSPACE_DAMAGED'>).detail === warehouseDamage
  );
}

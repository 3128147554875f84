import { join } from 'node:path';

/** The folders of a workspace (DESIGN §4), as absolute paths. */
export interface WorkspacePaths {
  root: string;
  warehouse: string; // the database file
  sources: string; // every delivered file as reduced, sealed
  journal: string;
  definitions: string; // the city's own datasets
  inbox: string; // uploads, sealed under keys that live in memory only
  outbox: string;
  staging: string; // what a parser process hands to the core: a folder of each owner's own, removed at the next start
  exports: string;
  logs: string;
  backups: string; // earlier generations of the warehouse, and what was set aside
  tmp: string; // spill; emptied at start
}

const folders = [
  'sources',
  'journal',
  'definitions',
  'inbox',
  'outbox',
  'staging',
  'exports',
  'logs',
  'backups',
  'tmp',
] as const;

export function pathsOf(root: string): WorkspacePaths {
  const inside = Object.fromEntries(folders.map((folder) => [folder, join(root, folder)]));
  return {
    root,
    warehouse: join(root, 'warehouse.duckdb'),
    ...(inside as Record<(typeof folders)[number], string>),
  };
}

/** The folders that must exist, in a new workspace and again at every opening. */
export function foldersOf(paths: WorkspacePaths): string[] {
  return folders.map((folder) => paths[folder]);
}

/** Uploads that wait in `inbox/` end in this. After a restart nobody has their key: they are removed. */
export const sealedUploadSuffix = '.sealed';

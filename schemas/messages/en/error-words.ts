import type { errorWords as zh } from '../zh/error-words.ts';

export const errorWords: typeof zh = {
  place: { file: '“{file}”', sheet: 'sheet “{sheet}” of “{file}”' },
  kind: {
    batch: 'batch',
    dataset: 'dataset',
    file: 'file',
    job: 'job',
    source: 'source',
    table: 'table',
    workspace: 'workspace',
    area: 'area',
  },
  state: { published: 'published', undone: 'undone' },
  permission: {
    'view-aggregates': 'see statistics',
    'view-rows': 'see records',
    deliver: 'deliver data',
    undo: 'undo batches',
    match: 'run matching',
  },
  reason: {
    secret: 'it is marked as a state or work secret and must not be taken',
    password: 'it is protected by a password; remove the password',
    'shapefile-parts': 'the files of a layer belong together; put its .shp, .dbf, .prj and .cpg into one ZIP',
    macros: 'it holds macros only, no data',
  },
  limit: {
    record: 'a row is too long',
    cell: 'a cell is too long',
    columns: 'too many columns',
    rows: 'too many rows',
    tables: 'too many sheets',
    'shared-strings': 'too much text in the workbook',
    'archive-parts': 'too many parts in the archive',
    compression: 'it unpacks to far too much',
    nesting: 'nested too deeply',
    memory: 'reading it takes too much memory',
    time: 'reading it takes too long',
    size: 'the file is too big',
  },
};

/** What intake keeps beyond a first import: how a source is read, on what basis it delivers, held batches, corrections, nil reports. */
export const intake = {
  number: 4,
  name: 'intake',
  statements: [
    'ALTER TABLE ops.source RENAME COLUMN code_map TO reading', // JSON of schemas/intake/reading.ts
    'ALTER TABLE ops.source ADD COLUMN profile VARCHAR', // JSON of schemas/intake/source-profile.ts
    'ALTER TABLE ops.batch ADD COLUMN reading VARCHAR',
    'ALTER TABLE ops.batch ADD COLUMN held_for VARCHAR', // JSON: why the batch waits for somebody's decision
    'ALTER TABLE ops.batch ADD COLUMN corrects INTEGER', // the batch whose rows a corrected slip brings back
    // Which row of an earlier batch a row of a corrected slip says anew.
    `CREATE TABLE quarantine.correction (
       batch_id INTEGER NOT NULL, row_number INTEGER NOT NULL, corrected_batch INTEGER NOT NULL, corrected_row INTEGER NOT NULL)`,
    `CREATE TABLE ops.nil_report (
       source_id INTEGER NOT NULL, period VARCHAR NOT NULL, reported_at TIMESTAMP NOT NULL, actor VARCHAR NOT NULL)`,
    'ALTER TABLE ops.batch ADD COLUMN connector VARCHAR',
    'ALTER TABLE ops.batch ADD COLUMN repeated BIGINT', // rows that claim an identity which an earlier row of the batch has
    // What people decided about a source or one of its batches, in order; kind: schemas/api/sources.ts.
    `CREATE TABLE ops.decision (
       source_id INTEGER NOT NULL, batch_id INTEGER, kind VARCHAR NOT NULL, decided_at TIMESTAMP NOT NULL,
       actor VARCHAR NOT NULL)`,
    'CREATE TABLE ops.pull (pull_id INTEGER NOT NULL, definition VARCHAR NOT NULL, version INTEGER NOT NULL)', // JSON of schemas/api/pulls.ts
  ],
} as const;

import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { readCorrections, readingOf, type BatchRow } from './batch-row.ts';
import { correctionRows } from './correction-rows.ts';
import { numberRepeatedKeys } from './repeated-keys.ts';
import { surveyRows } from './survey-rows.ts';
import { publishableRowsSql } from './typed-rows.ts';

/**
 * Stages what a source's batches say together in the temporary table `staged`: the latest snapshot, then each later
 * delta over it, key by key; each batch with its rows as the corrected slips have put them right.
 */
export async function stageRemaining(session: Session, batches: readonly BatchRow[]): Promise<void> {
  const latestSnapshot = batches.findLastIndex(({ mode }) => mode === 'snapshot');
  const [base, ...deltas] = batches.slice(Math.max(0, latestSnapshot));
  await stageBatch(session, base!, 'staged');
  for (const delta of deltas) {
    await stageBatch(session, delta, 'delta');
    await session.run('DELETE FROM staged WHERE source_key IN (SELECT source_key FROM delta)');
    await session.run('INSERT INTO staged SELECT * FROM delta');
    await session.run('DROP TABLE delta');
  }
}

async function stageBatch(session: Session, batch: BatchRow, table: string): Promise<void> {
  const reading = await surveyRows(session, readingOf(batch));
  await session.run(`CREATE OR REPLACE TEMP TABLE ${quote(table)} AS ${publishableRowsSql(reading)}`);
  const corrections = await readCorrections(session, batch.batch_id);
  for (const correction of corrections) await stageCorrection(session, correction, table);
  await numberRepeatedKeys(session, table, 'true');
  if (corrections.length > 0) await restoreRowNumbers(session, table);
}

/** A corrected row takes its old one's place: it is numbered like it among rows that claim the same identity. */
async function stageCorrection(session: Session, correction: BatchRow, table: string): Promise<void> {
  const batchId = correction.batch_id;
  const rows = correctionRows(batchId);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE corrected AS ${publishableRowsSql({ ...readingOf(correction), rows })}`,
  );
  await session.run(
    `UPDATE corrected SET row_number = c.corrected_row FROM quarantine.correction c
     WHERE c.batch_id = ${batchId} AND c.row_number = corrected.row_number`,
  );
  await session.run(`DELETE FROM ${quote(table)} WHERE row_number IN (SELECT row_number FROM corrected)`);
  await session.run(`INSERT INTO ${quote(table)} SELECT * FROM corrected`);
  await session.run('DROP TABLE corrected');
}

async function restoreRowNumbers(session: Session, table: string): Promise<void> {
  await session.run(
    `UPDATE ${quote(table)} AS t SET row_number = c.row_number FROM quarantine.correction c
     WHERE c.batch_id = t.batch_id AND c.corrected_row = t.row_number`,
  );
}

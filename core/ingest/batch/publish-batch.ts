import type { HoldReason } from '../../../schemas/api/batches.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { countRows } from './count-rows.ts';
import { reasonsAgainst, reasonsAtOnce, type HoldCheck } from '../hold/hold-reasons.ts';
import {
  applyCompared,
  compareCurrent,
  hasCurrentRows,
  insertCurrent,
  type Changes,
} from './current-rows.ts';
import { separateNonData } from './non-data.ts';
import { quarantineRest, recordIssues } from './quarantine.ts';
import { numberRepeatedKeys } from './repeated-keys.ts';
import { surveyRows } from './survey-rows.ts';
import { publishableRowsSql, type BatchReading } from './typed-rows.ts';

export interface PublishedBatch extends Changes {
  delivered: number;
  published: number;
  quarantined: number;
  nonData: number;
  fieldIssues: number;
  /** Rows that claim an identity which an earlier row of the batch has. */
  repeated: number;
  /** Why nothing was published; empty when it was. */
  heldFor: HoldReason[];
}

interface Publication {
  dataVersion: number;
  mode: 'snapshot' | 'delta';
  /** Records that the parser process counted. */
  records: number;
  /** What keeps the batch back; null: it is published whatever it does to what is there. */
  hold: HoldCheck | null;
}

/**
 * Takes a landed batch to its end: sets non-data aside, publishes, quarantines the rest, and counts. Every
 * record must be accounted for, otherwise nothing of the delivery is kept. A batch that is held publishes nothing;
 * its counts say what publishing would do.
 */
export async function publishBatch(
  session: Session,
  delivered: BatchReading,
  landed: number,
  publication: Publication,
): Promise<PublishedBatch> {
  const nonData = await separateNonData(session, delivered);
  const reading = await surveyRows(session, delivered);
  const atOnce = await reasonsAtOnce(session, reading, landed, publication.hold);
  const isDirect = atOnce.length === 0 && !(await hasCurrentRows(session, reading.dataset, reading.sourceId));
  const rows = isDirect
    ? await publishDirectly(session, reading, publication)
    : await stage(session, reading);
  const quarantined = await quarantineRest(session, reading, `SELECT row_number FROM ${rows.from}`);
  await recordIssues(session, reading, `SELECT row_number, issues FROM ${rows.from}`);
  await countFilled(session, reading, rows.from);
  const { changes, heldFor } = isDirect
    ? { changes: { added: rows.count, changed: 0, unchanged: 0, gone: 0 }, heldFor: [] }
    : await replaceUnlessHeld(session, reading, publication, rows.count, atOnce);
  const counts = { delivered: landed, published: rows.count, quarantined, nonData };
  requireAllAccounted(reading.batchId, counts, publication.records);
  const fieldIssues = await countFieldIssues(session, reading.batchId);
  return { ...counts, ...changes, fieldIssues, repeated: rows.repeated, heldFor };
}

/** The batch's publishable rows: where they stand now, how many they are, and how many repeat an identity. */
interface PublishableRows {
  from: string;
  count: number;
  repeated: number;
}

/** Without current rows there is nothing to compare with: the typed rows go straight to their table. */
async function publishDirectly(
  session: Session,
  reading: BatchReading,
  { dataVersion }: Publication,
): Promise<PublishableRows> {
  const { dataset, batchId } = reading;
  const count = await insertCurrent(session, dataset, dataVersion, publishableRowsSql(reading));
  const own = `batch_id = ${batchId}`;
  const repeated = await numberRepeatedKeys(session, recordTable(dataset), own, batchId);
  return { from: `${recordTable(dataset)} WHERE ${own}`, count, repeated };
}

async function stage(session: Session, reading: BatchReading): Promise<PublishableRows> {
  await session.run(`CREATE OR REPLACE TEMP TABLE staged AS ${publishableRowsSql(reading)}`);
  const repeated = await numberRepeatedKeys(session, 'staged', 'true', reading.batchId);
  return { from: 'staged', count: await countRows(session, 'staged'), repeated };
}

/** Replaces the source's current rows by the staged ones, unless what that would do is a reason to hold the batch. */
async function replaceUnlessHeld(
  session: Session,
  reading: BatchReading,
  { dataVersion, mode, hold }: Publication,
  published: number,
  atOnce: readonly HoldReason[],
): Promise<{ changes: Changes; heldFor: HoldReason[] }> {
  const { dataset, sourceId } = reading;
  const replacement = { dataset, sourceId, dataVersion, closeMissing: mode === 'snapshot' };
  const { changes, before } = await compareCurrent(session, replacement);
  const effect = { before, gone: changes.gone, published };
  const heldFor = [...atOnce, ...(await reasonsAgainst(session, reading, effect, hold))];
  if (heldFor.length === 0) await applyCompared(session, replacement);
  else await session.run('DROP TABLE compared');
  await session.run('DROP TABLE staged');
  return { changes, heldFor };
}

/** How many published rows have a value, by delivered field. */
export async function countFilled(
  session: Session,
  { batchId, columns }: BatchReading,
  from: string,
): Promise<void> {
  const fields = columns.flatMap(({ field }) => (field === null ? [] : [field]));
  if (fields.length === 0) return;
  await session.run(
    `INSERT INTO ops.batch_field
     SELECT ${batchId}, unnest([${fields.map((key) => `'${key}'`).join(', ')}]), unnest(filled)
     FROM (SELECT [${fields.map((key) => `count(${quote(key)})`).join(', ')}] AS filled FROM ${from})`,
  );
}

export function countFieldIssues(session: Session, batchId: number): Promise<number> {
  return countRows(session, `quarantine.issue WHERE batch_id = ${batchId} AND severity = 'field'`);
}

export function requireAllAccounted(
  batchId: number,
  counts: Pick<PublishedBatch, 'delivered' | 'published' | 'quarantined' | 'nonData'>,
  records: number,
): void {
  const accounted = counts.published + counts.quarantined + counts.nonData;
  if (counts.delivered === accounted && counts.delivered === records) return;
  throw new Error(`rows of batch ${batchId} are unaccounted for: ${JSON.stringify({ ...counts, records })}`);
}

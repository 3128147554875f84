import { recordTable } from '../../../schemas/datasets/index.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { countRows } from './count-rows.ts';
import { hasCurrentRows, insertCurrent, replaceCurrent, type Changes } from './current-rows.ts';
import { separateNonData } from './non-data.ts';
import { quarantineRest, recordIssues } from './quarantine.ts';
import { numberRepeatedKeys } from './repeated-keys.ts';
import { publishableRowsSql, type BatchReading } from './typed-rows.ts';

export interface PublishedBatch extends Changes {
  delivered: number;
  published: number;
  quarantined: number;
  nonData: number;
  fieldIssues: number;
}

interface Publication {
  dataVersion: number;
  mode: 'snapshot' | 'delta';
  /** Records that the parser process counted. */
  records: number;
}

/**
 * Takes a landed batch to its end: sets non-data aside, publishes, quarantines the rest, and counts. Every
 * record must be accounted for, otherwise nothing of the delivery is kept.
 */
export async function publishBatch(
  session: Session,
  reading: BatchReading,
  landed: number,
  publication: Publication,
): Promise<PublishedBatch> {
  const nonData = await separateNonData(session, reading);
  const isFirst = !(await hasCurrentRows(session, reading.dataset, reading.sourceId));
  const rows = isFirst ? await publishDirectly(session, reading, publication) : await stage(session, reading);
  const quarantined = await quarantineRest(session, reading, `SELECT row_number FROM ${rows.from}`);
  await recordIssues(session, reading, `SELECT row_number, issues FROM ${rows.from}`);
  await countFilled(session, reading, rows.from);
  const changes = isFirst
    ? { added: rows.count, changed: 0, unchanged: 0, gone: 0 }
    : await replaceStaged(session, reading, publication);
  const counts = { delivered: landed, published: rows.count, quarantined, nonData };
  requireAllAccounted(reading.batchId, counts, publication.records);
  return { ...counts, ...changes, fieldIssues: await countFieldIssues(session, reading.batchId) };
}

/** The batch's publishable rows: where they stand now, and how many they are. */
interface PublishableRows {
  from: string;
  count: number;
}

/** Without current rows there is nothing to compare with: the typed rows go straight to their table. */
async function publishDirectly(
  session: Session,
  reading: BatchReading,
  { dataVersion }: Publication,
): Promise<PublishableRows> {
  const { dataset, batchId } = reading;
  const count = await insertCurrent(session, dataset, dataVersion, publishableRowsSql(reading));
  await numberRepeatedKeys(session, recordTable(dataset), `batch_id = ${batchId}`);
  return { from: `${recordTable(dataset)} WHERE batch_id = ${batchId}`, count };
}

async function stage(session: Session, reading: BatchReading): Promise<PublishableRows> {
  await session.run(`CREATE OR REPLACE TEMP TABLE staged AS ${publishableRowsSql(reading)}`);
  await numberRepeatedKeys(session, 'staged', 'true');
  return { from: 'staged', count: await countRows(session, 'staged') };
}

async function replaceStaged(
  session: Session,
  { dataset, sourceId }: BatchReading,
  { dataVersion, mode }: Publication,
): Promise<Changes> {
  const closeMissing = mode === 'snapshot';
  const changes = await replaceCurrent(session, { dataset, sourceId, dataVersion, closeMissing });
  await session.run('DROP TABLE staged');
  return changes;
}

/** How many published rows have a value, by delivered field. */
async function countFilled(
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

function countFieldIssues(session: Session, batchId: number): Promise<number> {
  return countRows(session, `quarantine.issue WHERE batch_id = ${batchId} AND severity = 'field'`);
}

function requireAllAccounted(
  batchId: number,
  counts: Pick<PublishedBatch, 'delivered' | 'published' | 'quarantined' | 'nonData'>,
  records: number,
): void {
  const accounted = counts.published + counts.quarantined + counts.nonData;
  if (counts.delivered === accounted && counts.delivered === records) return;
  throw new Error(`rows of batch ${batchId} are unaccounted for: ${JSON.stringify({ ...counts, records })}`);
}

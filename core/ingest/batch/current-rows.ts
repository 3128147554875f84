import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { countRows } from './count-rows.ts';

/** How a source's published rows changed. */
export interface Changes {
  added: number;
  changed: number;
  unchanged: number;
  gone: number;
}

export interface Replacement {
  dataset: Dataset;
  sourceId: number;
  dataVersion: number;
  /** Whether current rows that are not staged are gone (a snapshot) or stay (a delta). */
  closeMissing: boolean;
  /** Rows of these batches are replaced even by equal ones: they are being undone. */
  withdrawn?: readonly number[];
}

const systemColumns =
  'record_id, source_id, source_key, batch_id, row_number, from_version, to_version, issues';

/** Inserts rows (as `publishableRowsSql` yields them) that hold from `dataVersion` on, and returns how many. */
export async function insertCurrent(
  session: Session,
  dataset: Dataset,
  dataVersion: number,
  rowsSql: string,
): Promise<number> {
  const fields = dataset.fields.map(({ key }) => quote(key)).join(', ');
  return session.run(
    `INSERT INTO ${recordTable(dataset)} (${systemColumns}, ${fields})
     SELECT record_id, source_id, source_key, batch_id, row_number, ${dataVersion}, NULL, issues, ${fields}
     FROM (${rowsSql})`,
  );
}

export async function hasCurrentRows(session: Session, dataset: Dataset, sourceId: number): Promise<boolean> {
  const rows = await session.all(
    `SELECT 1 FROM ${recordTable(dataset)} WHERE source_id = $1 AND to_version IS NULL LIMIT 1`,
    [sourceId],
  );
  return rows.length > 0;
}

/** Closes all current rows of a source and returns how many. */
export async function closeAll(
  session: Session,
  { dataset, sourceId, dataVersion }: Omit<Replacement, 'closeMissing'>,
): Promise<number> {
  return session.run(
    `UPDATE ${recordTable(dataset)} SET to_version = ${dataVersion}
     WHERE source_id = ${sourceId} AND to_version IS NULL`,
  );
}

/**
 * Makes a source's current rows equal to the temporary table `staged`: inserts what is new, closes what changed
 * or is gone, leaves equal rows alone. A row whose typed values are equal still changed when an unusable value
 * was delivered differently: its text is evidence.
 */
export async function replaceCurrent(session: Session, replacement: Replacement): Promise<Changes> {
  const { changes } = await compareCurrent(session, replacement);
  await applyCompared(session, replacement);
  return changes;
}

/**
 * Says how `replaceCurrent` would change a source's current rows, and how many there are before. Leaves the
 * temporary table `compared` for `applyCompared`.
 */
export async function compareCurrent(
  session: Session,
  replacement: Replacement,
): Promise<{ changes: Changes; before: number }> {
  await session.run(`CREATE OR REPLACE TEMP TABLE compared AS ${comparedSql(replacement)}`);
  const before = await countRows(
    session,
    `${recordTable(replacement.dataset)} WHERE ${currentSql(replacement)}`,
  );
  const [counted] = await session.all<Record<'staged' | 'kept' | 'changed', bigint>>(
    `SELECT count(*) AS staged, count(current_id) AS kept, count(*) FILTER (is_changed) AS changed
     FROM compared`,
  );
  const [staged, kept, changed] = [counted!.staged, counted!.kept, counted!.changed].map(Number) as [
    number,
    number,
    number,
  ];
  const gone = replacement.closeMissing ? before - kept : 0;
  return { changes: { added: staged - kept, changed, unchanged: kept - changed, gone }, before };
}

/** Carries out what `compareCurrent` found. */
export async function applyCompared(session: Session, replacement: Replacement): Promise<void> {
  const { dataset, dataVersion } = replacement;
  const close = `UPDATE ${recordTable(dataset)} SET to_version = ${dataVersion} WHERE ${currentSql(replacement)}`;
  if (replacement.closeMissing)
    await session.run(`${close} AND source_key NOT IN (SELECT source_key FROM staged)`);
  await session.run(`${close} AND record_id IN (SELECT current_id FROM compared WHERE is_changed)`);
  await insertCurrent(
    session,
    dataset,
    dataVersion,
    `SELECT * FROM staged WHERE record_id IN (SELECT staged_id FROM compared WHERE current_id IS NULL OR is_changed)`,
  );
  await session.run('DROP TABLE compared');
}

function currentSql({ sourceId }: Pick<Replacement, 'sourceId'>): string {
  return `source_id = ${sourceId} AND to_version IS NULL`;
}

/**
 * `staged_id, current_id, is_changed` of every staged row. A condition on the kept side of a join alone would make
 * DuckDB compare every pair: it is part of the key instead.
 */
function comparedSql({ dataset, sourceId, withdrawn }: Replacement): string {
  const differs = ['issues', ...dataset.fields.map(({ key }) => key)].map(
    (key) => `s.${quote(key)} IS DISTINCT FROM c.${quote(key)}`,
  );
  if (withdrawn !== undefined) differs.unshift(`c.batch_id IN (${withdrawn.join(', ')})`);
  return `
    WITH c AS (SELECT * FROM ${recordTable(dataset)} WHERE source_id = ${sourceId} AND to_version IS NULL),
    evidence AS (
      SELECT batch_id, row_number,
        string_agg(concat(field, chr(31), value), chr(30) ORDER BY field, code, value) AS unusable
      FROM quarantine.issue
      WHERE severity = 'field' AND batch_id IN (SELECT batch_id FROM c UNION SELECT batch_id FROM staged)
      GROUP BY batch_id, row_number
    )
    SELECT s.record_id AS staged_id, c.record_id AS current_id,
      c.record_id IS NOT NULL AND (
        ${differs.join(' OR ')} OR es.unusable IS DISTINCT FROM ec.unusable) AS is_changed
    FROM staged s
    LEFT JOIN c USING (source_key)
    LEFT JOIN evidence es ON es.batch_id = s.batch_id AND es.row_number = CASE WHEN s.issues IS NOT NULL THEN s.row_number END
    LEFT JOIN evidence ec ON ec.batch_id = c.batch_id AND ec.row_number = CASE WHEN c.issues IS NOT NULL THEN c.row_number END`;
}

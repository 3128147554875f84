import type { HoldReason } from '../../../schemas/api/batches.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { BatchReading } from '../batch/typed-rows.ts';
import { missingBasis } from '../sources/lawful.ts';
import { readProfile } from '../sources/read-profile.ts';
import type { HoldRules } from './hold-rules.ts';

/** What a batch is judged by. */
export interface HoldCheck {
  rules: HoldRules;
  mode: 'snapshot' | 'delta';
  /** Physical records above the first body record. */
  headerRecords: number;
}

/** Why a batch is held whatever its rows say: its source may not publish, or its file was cut off. */
export async function reasonsAtOnce(
  session: Session,
  { sourceId, context }: Pick<BatchReading, 'sourceId' | 'context'>,
  records: number,
  check: HoldCheck | null,
): Promise<HoldReason[]> {
  if (!check) return [];
  const { rules, headerRecords } = check;
  const missing = rules.lawful ? missingBasis(await readProfile(session, sourceId), context.today) : [];
  const isFull = rules.fullRecords.includes(records) || rules.fullLines.includes(records + headerRecords);
  return [
    ...(missing.length > 0
      ? [{ code: 'source-not-lawful' as const, data: { missing: missing.join(',') } }]
      : []),
    ...(isFull ? [{ code: 'truncated' as const, data: { rows: records } }] : []),
  ];
}

/** What publishing would do, for `reasonsAgainst`. */
interface Effect {
  /** Rows of the source that are published now. */
  before: number;
  gone: number;
  /** Rows that would be. */
  published: number;
}

/** Why a batch is held for what it would do to its source's published rows. */
export async function reasonsAgainst(
  session: Session,
  reading: BatchReading,
  { before, gone, published }: Effect,
  check: HoldCheck | null,
): Promise<HoldReason[]> {
  if (!check || before === 0) return [];
  const { rules, mode } = check;
  const lost = hasIdentity(reading) ? gone : Math.max(0, before - published);
  const share = lost / before;
  const isEnough = lost >= rules.keysLostLeast || lost === before;
  const isLoss = mode === 'snapshot' && share > rules.keysLost && isEnough;
  const emptied =
    published >= rules.emptied.rows ? await emptiedColumns(session, reading, published, rules) : [];
  return [
    ...(isLoss ? [{ code: 'keys-lost' as const, data: { before, gone: lost, share } }] : []),
    ...emptied,
  ];
}

/** Rows without anything that identifies them have no keys to lose: one that changed is another row. They are counted. */
function hasIdentity({ dataset, columns }: Pick<BatchReading, 'dataset' | 'columns'>): boolean {
  const delivered = new Set(columns.map(({ field }) => field));
  return dataset.identity.some((keys) => keys.every((key) => delivered.has(key)));
}

/**
 * Delivered columns that were well filled in the source's newest published batch and no longer are. A column that
 * the file has no more is a change of layout, which is asked about before the delivery; a corrected slip holds few
 * rows and says nothing about the others.
 */
async function emptiedColumns(
  session: Session,
  { batchId, sourceId, columns }: BatchReading,
  published: number,
  { emptied }: HoldRules,
): Promise<HoldReason[]> {
  const fills = await session.all<{ field: string; before: number; after: number }>(
    `SELECT field, before, after
     FROM (
       SELECT field, earlier.filled / b.published AS before, own.filled / $published AS after, b.published AS rows
       FROM ops.batch_field own
       JOIN ops.batch_field earlier USING (field)
       JOIN ops.batch b ON b.batch_id = earlier.batch_id
       WHERE own.batch_id = $batchId AND earlier.batch_id = (
         SELECT max(batch_id) FROM ops.batch
         WHERE source_id = $sourceId AND state = 'published' AND corrects IS NULL)
     )
     WHERE rows >= $rows AND before >= $least AND after < before * $fall
     ORDER BY field`,
    { batchId, sourceId, published, ...emptied },
  );
  return fills.map(({ field, before, after }) => {
    const header = columns.find((column) => column.field === field)?.header ?? field;
    return { code: 'column-emptied' as const, data: { field, header, before, after } };
  });
}

import type { QualityMeasure } from '../../../schemas/api/quality.ts';
import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import { repeatedIdentity } from '../../../schemas/rules/issues.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { dimensionCodes } from './dimension-codes.ts';

interface CountedBatch {
  batch_id: number;
  filled: number;
  cells: number;
  published: number;
  rows: number;
  invalid: number;
  contradictory: number;
  repeated: number | null;
}

/**
 * The measures of a dataset's published batches, by batch; timeliness depends on the source and is not among them.
 * A corrected slip is no delivery of its own and is not measured.
 */
export async function measureBatches(
  session: Session,
  dataset: Dataset,
): Promise<Map<number, QualityMeasure[]>> {
  const { completeness, validity, consistency } = dimensionCodes(dataset);
  const rows = await session.all<CountedBatch>(
    `SELECT b.batch_id, coalesce(f.filled, 0)::DOUBLE AS filled, coalesce(f.fields * b.published, 0)::DOUBLE AS cells,
       b.published::DOUBLE AS published, (b.published + b.quarantined)::DOUBLE AS rows,
       coalesce(i.invalid, 0)::DOUBLE AS invalid, coalesce(i.contradictory, 0)::DOUBLE AS contradictory,
       b.repeated::DOUBLE AS repeated
     FROM ops.batch b
     LEFT JOIN (
       SELECT batch_id, sum(filled) AS filled, count(*) AS fields FROM ops.batch_field GROUP BY batch_id
     ) f USING (batch_id)
     LEFT JOIN (
       SELECT batch_id, count(DISTINCT row_number) FILTER (list_contains($validity, code)) AS invalid,
         count(DISTINCT row_number) FILTER (list_contains($consistency, code)) AS contradictory
       FROM quarantine.issue GROUP BY batch_id
     ) i USING (batch_id)
     WHERE b.dataset = $dataset AND b.state = 'published' AND b.corrects IS NULL`,
    { dataset: dataset.id, validity, consistency },
  );
  const judgesConsistency = consistency.length > 0;
  return new Map(
    rows.map((row) => [
      row.batch_id,
      [
        measure('completeness', row.filled, row.cells, completeness),
        measure('validity', row.rows - row.invalid, row.rows, validity),
        measure(
          'uniqueness',
          row.published - (row.repeated ?? 0),
          row.repeated === null ? 0 : row.published,
          [repeatedIdentity],
        ),
        measure('consistency', row.rows - row.contradictory, judgesConsistency ? row.rows : 0, consistency),
      ].filter(({ denominator }) => denominator > 0),
    ]),
  );
}

function measure(
  indicator: QualityMeasure['indicator'],
  numerator: number,
  denominator: number,
  codes: string[],
): QualityMeasure {
  return { indicator, numerator, denominator, issues: codes.length > 0 ? { codes } : null };
}

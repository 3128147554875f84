import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { batchCapacity } from '../blocking/pair-batches.ts';
import type { ScoredBatch } from '../scoring/score-pairs.ts';

/** What is added to the table `scored(l, r, pattern, weight)`. */
export interface ScoredWriter {
  add(batch: ScoredBatch): Promise<void>;
  /** Writes what is still held back. */
  end(): Promise<void>;
}

/** Rows that are appended together: an append costs more than a batch's few rows. */
const rowsTogether = 4 * batchCapacity;

/** Makes `scored` anew. */
export async function startScored(session: ConnectedSession): Promise<ScoredWriter> {
  await session.run(
    'CREATE OR REPLACE TEMP TABLE scored (l INTEGER, r INTEGER, pattern BIGINT, weight FLOAT)',
  );
  const left = new Int32Array(rowsTogether);
  const right = new Int32Array(rowsTogether);
  const pattern = new BigInt64Array(rowsTogether);
  const weight = new Float32Array(rowsTogether);
  let held = 0;
  const end = async () => {
    await session.append(
      'scored',
      [left, right, pattern, weight].map((values) => values.subarray(0, held)),
    );
    held = 0;
  };
  return {
    async add(batch) {
      if (held + batch.left.length > rowsTogether) await end();
      left.set(batch.left, held);
      right.set(batch.right, held);
      pattern.set(batch.pattern, held);
      weight.set(batch.weight, held);
      held += batch.left.length;
    },
    end,
  };
}

import { dirname } from 'node:path';
import { literal } from '../../../core/warehouse/quote.ts';
import { historical, historicalColumns } from '../models/historical.ts';
import { splinkDemo, splinkDemoColumns } from '../models/splink-demo.ts';
import type { LinkageTask } from './linkage-task.ts';

/** Splink's historical persons (or the copies of them, which keep the original's parity) by our own model. */
export function historicalTask(path: string): LinkageTask {
  return { ...historicalData(path), model: historical, columns: historicalColumns };
}

/** The same persons by the model of Splink's demo. */
export function splinkDemoTask(path: string): LinkageTask {
  return { ...historicalData(path), model: splinkDemo, columns: splinkDemoColumns };
}

function historicalData(path: string): Pick<LinkageTask, 'data' | 'folders'> {
  return {
    data: `SELECT *, 0 AS source, cluster AS entity, hash(split_part(cluster, '_', 1)) % 2 = 0 AS is_even
           FROM read_parquet(${literal(path)})`,
    folders: [dirname(path)],
  };
}

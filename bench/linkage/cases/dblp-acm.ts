import { dirname } from 'node:path';
import { literal } from '../../../core/warehouse/quote.ts';
import { dblpAcm, dblpAcmColumns } from '../models/dblp-acm.ts';
import type { LinkageTask } from './linkage-task.ts';

const csv = (path: string, encoding: string) =>
  `read_csv(${literal(path)}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', encoding = '${encoding}')`;

/** Two bibliographies; every article of the one has at most one counterpart in the other, named by the mapping. */
export function dblpAcmTask(dblp: string, acm: string, mapping: string): LinkageTask {
  return {
    model: dblpAcm,
    columns: dblpAcmColumns,
    data: `SELECT *, hash(entity) % 2 = 0 AS is_even FROM (
             SELECT title, authors, venue, year, 0 AS source, id AS entity FROM ${csv(dblp, 'latin-1')}
             UNION ALL
             SELECT title, authors, venue, year, 1 AS source, coalesce("idDBLP", id) AS entity
             FROM ${csv(acm, 'utf-8')} LEFT JOIN ${csv(mapping, 'utf-8')} ON "idACM" = id)`,
    folders: [dirname(dblp)],
  };
}

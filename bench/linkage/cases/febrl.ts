import { dirname } from 'node:path';
import { literal } from '../../../core/warehouse/quote.ts';
import { febrlColumns } from '../models/febrl.ts';
import { febrl3 } from '../models/febrl3.ts';
import { febrl4 } from '../models/febrl4.ts';
import type { LinkageTask } from './linkage-task.ts';

const header = [
  'rec_id',
  'given_name',
  'surname',
  'street_number',
  'address_1',
  'address_2',
  'suburb',
  'postcode',
  'state',
  'date_of_birth',
  'soc_sec_id',
];

/** FEBRL: one file is deduplicated, two are linked. The number in `rec_id` is the entity. */
export function febrlTask(...paths: [string] | [string, string]): LinkageTask {
  const names = `[${header.map(literal).join(', ')}]`;
  const trimmed = header.map((name) => `nullif(trim(${name}), '') AS ${name}`).join(', ');
  const files = paths.map(
    (path, source) =>
      `SELECT ${trimmed}, ${source} AS source FROM read_csv(${literal(path)}, header = true, all_varchar = true, names = ${names})`,
  );
  return {
    model: paths.length === 1 ? febrl3 : febrl4,
    columns: febrlColumns,
    data: `SELECT *, regexp_extract(rec_id, 'rec-[0-9]+') AS entity, hash(entity) % 2 = 0 AS is_even
           FROM (${files.join(' UNION ALL ')})`,
    folders: [dirname(paths[0])],
  };
}

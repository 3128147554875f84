import { queryRows } from '../catalog/query-rows.ts';
import { arrowBlob } from './arrow-blob.ts';
import { hub } from './hub.ts';

export const rows = hub.rows.router({
  query: hub.rows.query.handler(async ({ context: { actor, services }, input, signal }) => {
    const { total, table } = await queryRows(services.warehouse, actor, input, { signal });
    return { total, table: arrowBlob(table) };
  }),
});

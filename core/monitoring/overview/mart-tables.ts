import { derivedTables } from '../../warehouse/derived-tables.ts';
import { marts } from './marts.ts';

/** Every table of the overview in schema `mart` with its columns: the marts, and what their readers need beside them. */
export const { create: createMartTables, prepare: prepareOverview } = derivedTables('mart', {
  ...Object.fromEntries(marts.map(({ name, columns }) => [name, columns])),
  area: 'level VARCHAR, code VARCHAR, geometry VARCHAR',
  area_name: 'code VARCHAR, name VARCHAR',
  figure: 'id VARCHAR, value DOUBLE',
  data_date: 'dataset VARCHAR, day DATE, basis VARCHAR',
});

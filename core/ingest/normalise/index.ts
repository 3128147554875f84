export { issueColumn, normalisedRowsSql } from './normalised-rows.ts';
export type { NormaliseContext } from './normaliser.ts';
export { warehouseType } from './warehouse-type.ts';

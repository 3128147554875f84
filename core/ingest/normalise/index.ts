export { isDitto } from './clean.ts';
export { looksSexagesimal } from './coordinate.ts';
export { found } from './normaliser.ts';
export { issueColumn, normalisedRowsSql, type DeliveredField } from './normalised-rows.ts';
export type { NormaliseContext } from './normaliser.ts';
export { warehouseType } from './warehouse-type.ts';

export {
  issueColumn,
  normalisedRowsSql,
  type DeliveredField,
  type NormalisedRows,
} from './normalised-rows.ts';
export type { NormaliseContext } from './normaliser.ts';
export { warehouseType } from './warehouse-type.ts';

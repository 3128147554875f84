import { recordMaker } from '../shared/named-cells.ts';
import { headerOf, type Feature } from './features.ts';

/** Gives the function that makes a record of a feature: its fields, then its geometry, then fields without a column. */
export function featureRecordMaker(
  keys: readonly string[],
  laterFields: boolean,
  later: (name: string) => void,
): (feature: Feature) => string[] {
  const toRecord = recordMaker({ keys, laterFields, later, headerOf });
  return (feature) => toRecord(feature, [feature.geometry]);
}

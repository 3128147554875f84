import type { Criterion, GoldenKind } from './golden-field.ts';

/** What the register decides: title, area, purpose; another department can only have copied it. */
const registered: readonly Criterion[] = [{ by: 'authority' }, { by: 'majority' }];
/** What is seen on the spot. */
const observed: readonly Criterion[] = [{ by: 'authority' }, { by: 'majority' }];

/** Golden records of dwellings. */
export const goldenDwelling: GoldenKind = {
  kind: 'dwelling',
  table: 'dwelling',
  dataset: 'dwelling',
  initialsOf: null,
  fields: [
    // 不动产登记暂行条例 §8: the register holds number, place, area, purpose and owner of every unit.
    { field: 'house_no', criteria: registered, authorities: ['housing', 'police', 'grid'], mayDiffer: true },
    { field: 'unit_no', criteria: registered, authorities: ['real-estate'] },
    { field: 'cert_no', criteria: registered, authorities: ['real-estate'], mayDiffer: true },
    {
      field: 'address',
      criteria: registered,
      authorities: ['real-estate', 'police', 'housing', 'grid'],
      alike: 'address',
    },
    { field: 'owner', criteria: registered, authorities: ['real-estate', 'housing', 'grid'] },
    { field: 'owner_id', criteria: registered, authorities: ['real-estate', 'housing', 'grid'] },
    { field: 'purpose', criteria: registered, authorities: ['real-estate', 'housing'] },
    { field: 'area', criteria: registered, authorities: ['real-estate', 'housing'], alike: 'rounded' },
    { field: 'usage', criteria: observed, authorities: ['grid', 'police', 'housing'] },
    { field: 'rent_use', criteria: observed, authorities: ['grid', 'police', 'housing'] },
    { field: 'hazard', criteria: observed, authorities: ['grid', 'housing'] },
    {
      field: 'tenant',
      criteria: observed,
      authorities: ['grid', 'migrant-office', 'police'],
      mayDiffer: true,
    },
    {
      field: 'tenant_id',
      criteria: observed,
      authorities: ['grid', 'migrant-office', 'police'],
      mayDiffer: true,
    },
    {
      field: 'building',
      criteria: registered,
      authorities: ['real-estate', 'police', 'grid'],
      mayDiffer: true,
    },
    { field: 'unit', criteria: registered, authorities: ['real-estate', 'police', 'grid'], mayDiffer: true },
    { field: 'room', criteria: registered, authorities: ['real-estate', 'police', 'grid'], mayDiffer: true },
    { field: 'danger', criteria: observed, authorities: ['housing', 'grid'] },
    { field: 'grid', criteria: observed, authorities: ['grid'] },
    { field: 'town', criteria: observed, authorities: ['grid', 'police'] },
    { field: 'village', criteria: observed, authorities: ['grid', 'police'] },
  ],
};

import type { Criterion, GoldenKind } from './golden-field.ts';

/** What registration itself makes: name, code, representative, status. */
const registered: readonly Criterion[] = [{ by: 'authority' }, { by: 'majority' }];
/** What others learn in the course of their work. */
const observed: readonly Criterion[] = [{ by: 'authority' }, { by: 'majority' }];

/** Golden records of legal entities. */
export const goldenLegalEntity: GoldenKind = {
  kind: 'legal-entity',
  table: 'legal_entity',
  dataset: 'legal-entity',
  initialsOf: 'name',
  fields: [
    // 市场主体登记管理条例 §8 and, for organisations, 社会团体登记管理条例: what the registering department enters.
    { field: 'uscc', criteria: registered, authorities: ['market-regulator', 'civil-affairs', 'tax'] },
    { field: 'org_code', criteria: registered, authorities: ['market-regulator', 'civil-affairs', 'tax'] },
    {
      field: 'reg_no',
      criteria: registered,
      authorities: ['market-regulator', 'civil-affairs'],
      mayDiffer: true,
    },
    { field: 'name', criteria: registered, authorities: ['market-regulator', 'civil-affairs', 'tax'] },
    { field: 'legal_rep', criteria: registered, authorities: ['market-regulator', 'civil-affairs', 'tax'] },
    { field: 'type', criteria: registered, authorities: ['market-regulator', 'civil-affairs'] },
    { field: 'status', criteria: registered, authorities: ['market-regulator', 'civil-affairs', 'tax'] },
    { field: 'est_date', criteria: registered, authorities: ['market-regulator', 'civil-affairs'] },
    { field: 'appr_date', criteria: registered, authorities: ['market-regulator', 'civil-affairs'] },
    { field: 'term_to', criteria: registered, authorities: ['market-regulator', 'civil-affairs'] },
    {
      field: 'capital',
      criteria: registered,
      authorities: ['market-regulator', 'civil-affairs', 'tax'],
      alike: 'rounded',
    },
    { field: 'industry', criteria: registered, authorities: ['market-regulator', 'tax'], alike: 'nested' },
    {
      field: 'scope',
      criteria: registered,
      authorities: ['market-regulator', 'civil-affairs'],
      mayDiffer: true,
    },
    {
      field: 'reg_addr',
      criteria: registered,
      authorities: ['market-regulator', 'civil-affairs', 'tax'],
      alike: 'address',
    },
    // The tax office is told where business is done, and visits.
    {
      field: 'biz_addr',
      criteria: observed,
      authorities: ['tax', 'grid', 'market-regulator'],
      mayDiffer: true,
    },
    {
      field: 'reg_org',
      criteria: registered,
      authorities: ['market-regulator', 'civil-affairs'],
      mayDiffer: true,
    },
    {
      field: 'district',
      criteria: registered,
      authorities: ['market-regulator', 'civil-affairs', 'tax'],
      alike: 'nested',
    },
    {
      field: 'staff',
      criteria: observed,
      authorities: ['social-insurance', 'tax', 'market-regulator'],
      mayDiffer: true,
    },
    { field: 'hazmat', criteria: observed, authorities: ['grid'] },
    { field: 'hazard', criteria: observed, authorities: ['grid'], mayDiffer: true },
    { field: 'attention', criteria: observed, authorities: ['grid'], mayDiffer: true },
    {
      field: 'phone',
      criteria: observed,
      authorities: ['tax', 'market-regulator', 'civil-affairs'],
      mayDiffer: true,
    },
    { field: 'grid', criteria: observed, authorities: ['grid'] },
  ],
};

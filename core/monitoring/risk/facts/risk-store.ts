/** The tables that parts are filled into: those of schema `mart`, or temporary ones for a definition that is not saved. */
export interface RiskStore {
  part: string;
  fact: string;
  count: string;
}

export const publishedStore: RiskStore = {
  part: 'mart.risk_part',
  fact: 'mart.risk_fact',
  count: 'mart.risk_count',
};

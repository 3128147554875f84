/** The tables that parts are filled into: those of schema `mart`, or temporary ones for a definition that is not saved. */
export interface RiskStore {
  part: string;
  fact: string;
  seen: string;
  count: string;
  silence: string;
}

export const publishedStore: RiskStore = {
  part: 'mart.risk_part',
  fact: 'mart.risk_fact',
  seen: 'mart.risk_seen',
  count: 'mart.risk_count',
  silence: 'mart.risk_silence',
};

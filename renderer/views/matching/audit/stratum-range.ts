import type { Audit } from '../../../../schemas/api/linkage/audit.ts';
import { signedBits } from '../../../charts/linkage/bits.ts';

/** The weights of a stratum: `−4.0 … +2.5`, open where it has no limit. */
export function stratumRange({ from, below }: Audit['strata'][number]): string {
  if (from === null) return below === null ? '…' : `< ${signedBits(below)}`;
  return below === null ? `≥ ${signedBits(from)}` : `${signedBits(from)} … ${signedBits(below)}`;
}

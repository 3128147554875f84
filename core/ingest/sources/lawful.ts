import type { BasisKey, SourceProfile } from '../../../schemas/intake/source-profile.ts';

const stated = ['legalBasis', 'approvalNumber', 'purpose'] as const;

/**
 * What a source lacks to hold data lawfully on a day (DESIGN §5): a legal basis, an approval, a purpose, or a term
 * that still runs. Nothing lacks when the list is empty; without a profile the stated ones do.
 *
 * @param today ISO date
 */
export function missingBasis(profile: SourceProfile | null, today: string): BasisKey[] {
  const missing: BasisKey[] = stated.filter((key) => !profile?.[key]);
  const isExpired = profile?.termUntil != null && profile.termUntil < today;
  return isExpired ? [...missing, 'termUntil'] : missing;
}

/** Standardised residual above which a past count is an outbreak rather than a baseline (Noufaily et al. 2013). */
const outlying = 2.58;

/** How much a past count says of what is usual: 1, or less the further it stands above its mean. */
export function outbreakWeight(count: number, mean: number, dispersion: number): number {
  const residual = (count - mean) / Math.sqrt(Math.max(dispersion * mean, 0.1));
  return residual > outlying ? (outlying / residual) ** 2 : 1;
}

/** Evidence in bits with its sign, as it is added up: `+7.2`, `−3.1`. */
export function signedBits(bits: number): string {
  const text = Math.abs(bits).toFixed(1);
  if (Number(text) === 0) return '0.0';
  return `${bits < 0 ? '−' : '+'}${text}`;
}

/** The probability that bits over even odds stand for. */
export function bitsToProbability(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}

/** A probability in words of few digits, also a very small one: `0.94`, `3.2e-7`; never quite one. */
export function shortProbability(share: number): string {
  if (share > 0.9995) return '>0.999';
  if (share === 0 || share >= 0.001) return String(Number(share.toPrecision(3)));
  return share.toExponential(1);
}

/** Bits at a tick of an axis: round ones go without their decimal. */
export function roundBits(bits: number): string {
  return signedBits(bits).replace('.0', '');
}

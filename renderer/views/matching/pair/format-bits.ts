/** Evidence in bits as people read it: `+12.3`, `−4.0`; no sign before nothing. */
export function formatBits(bits: number): string {
  const shown = Math.abs(bits).toFixed(1);
  if (Number(shown) === 0) return '0.0';
  return `${bits < 0 ? '−' : '+'}${shown}`;
}

/** Two nodes that nobody sees: they keep what is drawn as large as the box, so that few nodes are not blown up. */
export function graphCorners({ halfWidth, halfHeight }: { halfWidth: number; halfHeight: number }) {
  return [-1, 1].map((sign) => ({
    name: `corner ${sign}`,
    x: sign * halfWidth,
    y: sign * halfHeight,
    symbolSize: 0,
    silent: true,
    label: { show: false },
    tooltip: { show: false },
  }));
}

/** Lower bounds of up to `count` classes, each with about equally many areas; rounded for reading. */
export function classBounds(values: readonly number[], count: number): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, sorted.at(-1) ?? 1))) - 1);
  const quantile = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const rounded = Array.from(
    { length: count },
    (_, index) => Math.round(quantile(index / count) / step) * step,
  );
  const least = Math.floor((sorted[0] ?? 0) / step) * step;
  return [...new Set([least, ...rounded.slice(1)])].filter((bound) => bound >= least).sort((a, b) => a - b);
}

/** The class's colour; fewer classes than colours are spread over the whole ramp. */
function rampColor(index: number, classes: number, ramp: readonly string[]): string {
  return ramp[Math.round((index * (ramp.length - 1)) / Math.max(1, classes - 1))]!;
}

/** The colour of a value's class. */
export function colorOf(value: number, bounds: readonly number[], ramp: readonly string[]): string {
  return rampColor(
    bounds.findLastIndex((bound) => value >= bound),
    bounds.length,
    ramp,
  );
}

/** The classes as a legend names them. */
export function pieces(
  bounds: readonly number[],
  number: (value: number) => string,
  ramp: readonly string[],
) {
  return bounds.map((from, index) => {
    const to = bounds[index + 1];
    const color = rampColor(index, bounds.length, ramp);
    return to === undefined
      ? { gte: from, color, label: `≥ ${number(from)}` }
      : { gte: from, lt: to, color, label: `${number(from)} – ${number(to)}` };
  });
}

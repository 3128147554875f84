/**
 * How hot an issue is, as data that are shown beside every figure. Each request weighs less the older it is: half after `halfLife` days. A
 * like counts as a small share of a request, further channels raise the sum, and negative tone weighs a little.
 *
 * heat = 10 × Σ 2^(−age/halfLife) × (1 + like × ln(1 + likes) + negative) × (1 + channel × (channels − 1))
 */
export const heatFormula = { halfLife: 14, like: 0.3, negative: 0.2, channel: 0.1, scale: 10 } as const;

/** The sums of an issue that its heat is made of. */
export interface HeatParts {
  /** Requests, each by its age. */
  size: number;
  /** What likes and negative tone add to that. */
  likes: number;
  negative: number;
  /** How many ways the requests came. */
  channels: number;
}

/** Columns `size`, `likes` and `negative` of `HeatParts` as aggregates over requests with these columns, as of a bound day. */
export function heatPartsSql({
  day,
  likes,
  isNegative,
  asOf,
}: Record<'day' | 'likes' | 'isNegative' | 'asOf', string>): string {
  const weight = `pow(2, -greatest(0, ${asOf} - ${day}) / ${heatFormula.halfLife}::DOUBLE)`;
  return `sum(${weight}) AS size,
    sum(${weight} * ${heatFormula.like} * ln(1 + greatest(0, coalesce(${likes}, 0)))) AS likes,
    sum(CASE WHEN ${isNegative} THEN ${weight} * ${heatFormula.negative} ELSE 0 END) AS negative`;
}

/** The heat of an issue, to one digit. */
export function heatOf({ size, likes, negative, channels }: HeatParts): number {
  const { scale, channel } = heatFormula;
  return Math.round(10 * scale * (size + likes + negative) * (1 + channel * Math.max(0, channels - 1))) / 10;
}

/**
 * A number as SQL, also an infinite one. Weights are FLOAT: beside a plain literal, which is a DECIMAL, they would be
 * compared with the nearest FLOAT to it, and fall on another side than in the score bins.
 */
export function double(value: number): string {
  return `CAST('${value}' AS DOUBLE)`;
}

export const towns = 15;
const [villages, grids] = [12, 8] as const;

/** SQL of an even draw below `n` for row `i`, the same at every run. */
export const draw = (salt: number, n: number) => `(hash(i, ${salt}) % ${n})::INTEGER`;

/** SQL of the code of a grid of the city. */
export function grid(salt: number): string {
  const x = draw(salt, towns * villages * grids);
  const three = (sql: string) => `lpad((1 + ${sql})::VARCHAR, 3, '0')`;
  return `'390101' || ${three(`${x} // ${villages * grids}`)} || ${three(`${x} // ${grids} % ${villages}`)} || ${three(`${x} % ${grids}`)}`;
}

export const oneOf = (salt: number, ...values: string[]) =>
  `[${values.map((value) => `'${value}'`).join(', ')}][1 + ${draw(salt, values.length)}]`;

/** SQL of a moment of the 26 months. */
export const time = (salt: number) => `TIMESTAMP '2024-09-01' + to_minutes(${draw(salt, 791 * 1440)})`;

export const uscc = (salt: number, companies: number) => `'C' || ${draw(salt, companies)}`;

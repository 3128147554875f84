import type { City } from '../city/city.ts';

/** An entity of the truth: P and the person's number, D of a dwelling, L of a legal entity, E of an estate or hamlet. */
export const named = {
  person: (person: number) => `P${person}`,
  dwelling: (dwelling: number) => `D${dwelling}`,
  company: (company: number) => `L${company}`,
  estate: (estate: number) => `E${estate}`,
} as const;

/** A table of the truth about the city itself, whatever departments know of it. */
export interface TruthTable {
  /** Its file in the folder of the truth. */
  file: string;
  columns: readonly string[];
  rows(city: City): Iterable<readonly string[]>;
}

/** What an address is made of, from the largest to the smallest. */
export const components = [
  'province',
  'city',
  'district',
  'town',
  'zone',
  'village',
  'group',
  'road',
  'crossing',
  'lane',
  'number',
  'estate',
  'building',
  'unit',
  'floor',
  'room',
] as const;

export type Component = (typeof components)[number];

/** Divisions with a code of their own (GB/T 2260, GB/T 10114). */
export type DivisionLevel = 'province' | 'city' | 'district' | 'town' | 'village';

/**
 * A stretch of the text. `remainder` is what no component explains; `filler` are separators, connecting words and
 * divisions that are said a second time.
 */
export interface AddressPart {
  component: Component | 'remainder' | 'filler';
  /** Where it stands in the text, in UTF-16 units. */
  start: number;
  end: number;
  text: string;
  /** The normalised value; of remainder and filler the text itself. */
  value: string;
}

export interface ParsedAddress {
  text: string;
  /** In order, without gaps: together they are the whole text. */
  parts: readonly AddressPart[];
  /** Normalised value of each component that was found; each stands at most once. */
  values: Readonly<Partial<Record<Component, string>>>;
  /** What no component explains, apart by spaces. */
  remainder: string;
  /** Code of the deepest division that the gazetteer is sure of, or null. */
  code: string | null;
}

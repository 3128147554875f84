import type { StreamId } from '../matters/streams.ts';

/** One row of an event. */
export interface Planted {
  day: number;
  kind: number;
  estate: number;
  /** One of `fates`. */
  fate: number;
}

/** Something that a monitor should find, or should not take for a problem. */
export interface PlantedEvent {
  name: string;
  kind: 'cluster' | 'drift' | 'spike' | 'season' | 'small-sample' | 'burst' | 'new-topic';
  isReal: boolean;
  stream: StreamId;
  /** Names of its kinds of matter. */
  matters: readonly string[];
  /** Codes of its grids, its town or its village. */
  areas: readonly string[];
  /** Days between which it is judged. */
  first: number;
  last: number;
  /** Mean number of the same matters in the same area that come anyway. */
  baselinePerDay: number;
  planted: readonly Planted[];
  /** What its tickets say, where the texts of their category do not. */
  texts?: { titles: readonly string[]; sentences: readonly string[] };
  note: string;
}

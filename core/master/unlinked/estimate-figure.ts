import { type Interval, wilsonInterval, confidence95 } from '../../matching/evaluation/interval.ts';

/** Entities without a link, and what tells how many links were missed. */
export interface FigureCounts {
  /** Entities counted because no link was found. */
  counted: number;
  /** Entities among which they were counted. */
  among: number;
}

/** What a figure becomes when missed links are taken into account. */
export interface CorrectedFigure {
  /** Share of the links that exist and were not found. */
  missedShare: number;
  low: number;
  high: number;
  /** Whether entities are left without a link that missed links do not explain. */
  isNotable: boolean;
}

/** Fewer cases tell nothing of their share. */
const leastCases = 30;

/** Entities whose link is known to exist, and those of them without one. */
export interface Cases {
  cases: number;
  missed: number;
}

/** Fewer areas tell nothing of how they differ. */
const leastAreas = 10;

/**
 * How much more the shares of missed links differ between areas than chance alone makes them differ: Pearson's chi-squared over
 * its degrees of freedom (McCullagh and Nelder, Generalized Linear Models, 1989, §4.5), at least 1. Links are missed where
 * addresses are ambiguous or badly written, many at a time, so that cases of one area tell less than as many from everywhere.
 */
export function dispersionOf(areas: readonly Cases[]): number {
  const told = areas.filter(({ cases }) => cases > 0);
  const share = sumOf(told, 'missed') / Math.max(1, sumOf(told, 'cases'));
  if (told.length < leastAreas || share === 0 || share === 1) return 1;
  const squares = told.map(
    ({ cases, missed }) => (missed - share * cases) ** 2 / (cases * share * (1 - share)),
  );
  return Math.max(1, squares.reduce((sum, square) => sum + square, 0) / (told.length - 1));
}

function sumOf(areas: readonly Cases[], key: keyof Cases): number {
  return areas.reduce((sum, area) => sum + area[key], 0);
}

/**
 * Share of links that were missed, from cases in which a row of another source proves that the link exists: Wilson's
 * interval of the share of cases without one, as wide as their number over the dispersion makes it; null where there are
 * too few.
 */
export function missesOfCases({ cases, missed }: Cases, dispersion = 1): Interval | null {
  return cases < leastCases ? null : wilsonInterval(missed / dispersion, cases / dispersion);
}

/**
 * Share of links that were missed, from entities whose keys are whole: among them nothing is missed for want of a key,
 * so that the share without a link is the true one, t. With v of n without a link, (n − v) links were found of the
 * n · (1 − t) that exist. A key is spoilt in writing, whether the other register knows the entity or not.
 *
 * @param whole entities with a whole key
 * @param without those of them without a link
 */
export function missesOfWholeKeys(
  { counted, among }: FigureCounts,
  whole: number,
  without: number,
): Interval | null {
  if (whole < leastCases) return null;
  const { estimate, low, high } = wilsonInterval(without, whole);
  const missed = (share: number) =>
    share >= 1 ? 0 : Math.max(0, 1 - (among - counted) / (among * (1 - share)));
  return { estimate: missed(estimate), low: missed(high), high: missed(low) };
}

/**
 * Corrects a count of entities without a link for links that were missed, by the estimator of Rogan and Gladen
 * (American Journal of Epidemiology 107, 1978) for a test that finds nothing where nothing is: of v without a link among
 * n, when a share m of the links is missed, (v − m·n) / (1 − m) have none. Its 95 % limits join those of m with the
 * chance by which so many of the existing links were missed, a binomial number spread by the dispersion, by the method of
 * variance estimates recovery (Zou, Huang and Zhang 2009).
 */
export function correctFigure(
  { counted, among }: FigureCounts,
  missed: Interval,
  dispersion = 1,
): CorrectedFigure {
  const within = (value: number) => Math.min(counted, Math.max(0, value));
  const without = (share: number) => (share >= 1 ? 0 : within((counted - share * among) / (1 - share)));
  const estimate = without(missed.estimate);
  const links = among - estimate;
  const chance =
    (confidence95 * Math.sqrt(dispersion * links * missed.estimate * (1 - missed.estimate))) /
    Math.max(1e-9, 1 - missed.estimate);
  const low = within(estimate - Math.hypot(estimate - without(missed.high), chance));
  const high = within(estimate + Math.hypot(without(missed.low) - estimate, chance));
  return { missedShare: missed.estimate, low: Math.floor(low), high: Math.ceil(high), isNotable: low >= 1 };
}

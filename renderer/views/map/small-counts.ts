import type { MapMeasure } from '../../../schemas/api/master/map.ts';
import type { AreaFigure } from '../../charts/master/map-figures.ts';

/** Fewer persons than this could be known by their number; nothing that leaves names it. */
const least = 5;
const perResidents = 10_000;

/** Whether a figure counts so few persons that what leaves the hub must not say how many. */
export function isTooFew(
  measure: MapMeasure,
  per: 'count' | 'residents',
  { value, denominator }: Pick<AreaFigure, 'value' | 'denominator'>,
): boolean {
  if (measure !== 'persons' || value === null || value === 0) return false;
  const persons = per === 'count' ? value : (value * (denominator ?? 0)) / perResidents;
  return Math.round(persons) < least;
}

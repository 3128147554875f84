import type { MapMeasure, PointLayer } from '../../../schemas/api/master/map.ts';

/** What happens on a day; everything else is as it stands, whatever month is looked at. */
const dated: ReadonlySet<MapMeasure | PointLayer> = new Set(['tickets', 'incidents', 'hazards'] as const);

/** The month to ask for something in: none for what has no days. */
export function monthOf(what: MapMeasure | PointLayer, month: string | null): string | null {
  return dated.has(what) ? month : null;
}

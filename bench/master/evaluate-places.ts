import type { ConnectedSession } from '../../core/warehouse/warehouse.ts';

/** Places of one kind by one method against the truth, entity by entity. */
export interface PlaceQuality {
  kind: string;
  method: string;
  placed: number;
  right: number;
  share: number;
}

/** Compares `master.place` with the truth that `loadCityTruth` has loaded; a village's code is right when its grid lies in it. */
export async function evaluatePlaces(session: ConnectedSession): Promise<PlaceQuality[]> {
  return session.all<PlaceQuality & Record<string, unknown>>(`
    WITH placed AS (
      SELECT p.kind, coalesce(p.method, 'none') AS method, starts_with(t.grid, p.grid) AS is_right
      FROM truth_entity e JOIN true_place t USING (entity) LEFT JOIN master.place p USING (kind, entity_id))
    SELECT kind, method, count(*)::DOUBLE AS placed, count(*) FILTER (is_right)::DOUBLE AS "right", avg(is_right::INTEGER) AS share
    FROM placed GROUP BY ALL ORDER BY kind, method`);
}

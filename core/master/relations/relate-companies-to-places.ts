import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';

const columns =
  'relation, from_kind, from_id, to_kind, to_id, to_code, evidence_dataset, evidence_record, target_record, method, confidence';
/** Where a legal entity is by what it told the registering department, and where it does business. */
const method = `CASE field WHEN 'reg_addr' THEN 'registered-address' ELSE 'business-address' END`;
/** An address that names a door at a place in a known area, and one that names less. */
const confidence = { door: 0.99, place: 0.9 };

/**
 * Relates legal entities to where they are registered and do business: the dwelling that the address names, or the place
 * itself, whose code all addresses share that name the same door of the same site.
 */
export async function relateCompaniesToPlaces(session: Session, query?: QueryOptions): Promise<void> {
  await session.run(
    `INSERT INTO master.relation (${columns})
     SELECT 'located-at', 'legal-entity', m.entity_id,
       CASE WHEN d.dwelling IS NULL THEN 'address' ELSE 'dwelling' END, d.dwelling,
       CASE WHEN d.dwelling IS NULL THEN hash(coalesce(s.town, s.district), s.estate, s.road, m.door)::VARCHAR END,
       'legal-entity', m.record_id, d.target_record, ${method},
       coalesce(d.confidence, CASE WHEN m.door IS NULL THEN ${confidence.place} ELSE ${confidence.door} END)
     FROM mention m JOIN site s USING (place) LEFT JOIN at_dwelling d USING (record_id, field)
     WHERE m.kind = 'legal-entity' AND coalesce(s.estate, s.road) IS NOT NULL`,
    [],
    query,
  );
}

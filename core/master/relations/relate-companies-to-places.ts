import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';

const columns =
  'relation, from_kind, from_id, to_kind, to_id, to_code, evidence_dataset, evidence_record, target_record, method, confidence';
/** Where a legal entity is by what it told the registering department, and where it does business. */
const method = `CASE field WHEN 'reg_addr' THEN 'registered-address' ELSE 'business-address' END`;
/** An address that names a door at a place in a known area, and one that names less. */
const confidence = { door: 0.99, place: 0.9 };

/**
 * Relates legal entities to where they are registered and do business: the dwelling that the address names, or the standard
 * address of the place. All addresses that name the same door of the same site mean one place, in whatever words: its standard
 * address is the one that most of them are. A place of which the base has none, since no address names a number or a building
 * there, has a code of its own.
 */
export async function relateCompaniesToPlaces(session: Session, query?: QueryOptions): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE company_place AS
     SELECT m.entity_id, m.record_id, m.field, m.door, hash(coalesce(s.town, s.district), s.estate, s.road, m.door) AS place, a.address_id
     FROM mention m JOIN site s USING (place)
     LEFT JOIN (SELECT record_id, field, address_id FROM master.address_mention WHERE dataset = 'legal-entity') a USING (record_id, field)
     WHERE m.kind = 'legal-entity' AND coalesce(s.estate, s.road) IS NOT NULL`,
    [],
    query,
  );
  await session.run(
    `INSERT INTO related (${columns})
     WITH standard AS (SELECT place, mode(address_id ORDER BY address_id) AS address_id FROM company_place GROUP BY place)
     SELECT 'located-at', 'legal-entity', p.entity_id,
       CASE WHEN d.dwelling IS NULL THEN 'address' ELSE 'dwelling' END, coalesce(d.dwelling, t.address_id),
       CASE WHEN d.dwelling IS NULL AND t.address_id IS NULL THEN p.place::VARCHAR END,
       'legal-entity', p.record_id, d.target_record, ${method},
       coalesce(d.confidence, CASE WHEN p.door IS NULL THEN ${confidence.place} ELSE ${confidence.door} END)
     FROM company_place p LEFT JOIN standard t USING (place) LEFT JOIN at_dwelling d USING (record_id, field)`,
    [],
    query,
  );
  await session.run('DROP TABLE temp.company_place');
}

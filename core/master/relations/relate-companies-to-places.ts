import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';

const columns =
  'relation, from_kind, from_id, to_kind, to_id, to_code, evidence_dataset, evidence_record, target_record, method, confidence';
/** Where a legal entity is by what it told the registering department, and by what it told others. */
const methods = `CASE field WHEN 'reg_addr' THEN 'registered-address' ELSE 'business-address' END`;

/**
 * Relates legal entities to where they are registered and do business: the dwelling that the address names, or the
 * standard address.
 */
export async function relateCompaniesToPlaces(session: Session, query?: QueryOptions): Promise<void> {
  await session.run(
    `INSERT INTO master.relation (${columns})
     SELECT 'located-at', 'legal-entity', entity_id, 'dwelling', dwelling, NULL, 'legal-entity', record_id, target_record,
       ${methods}, confidence
     FROM at_dwelling WHERE kind = 'legal-entity'`,
    [],
    query,
  );
}

import { standardisedTable } from '../../matching/standardise/kept-records.ts';
import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';

/** Two dwellings have the address, and only one of them has anything to do with the entity or its household. */
const confidence = 0.95;

/** What ties people to a dwelling: entity_id, dwelling. */
const ties = [
  // Another row of theirs names it.
  `SELECT entity_id, dwelling FROM at_dwelling WHERE kind = 'person'`,
  // They own it by their number.
  `SELECT m.entity_id, d.entity_id FROM master.member d JOIN record.dwelling r USING (record_id)
     JOIN (SELECT record_id, number FROM ${standardisedTable('person')}) s ON s.number = r.owner_id
     JOIN master.member m ON m.record_id = s.record_id AND m.kind = 'person' WHERE d.kind = 'dwelling'`,
  // Somebody of their household lives or is registered there.
  `SELECT m.entity_id, a.dwelling FROM at_dwelling a JOIN record.population r USING (record_id)
     JOIN record.population o ON o.source_id = r.source_id AND o.hh_no = r.hh_no AND o.to_version IS NULL
     JOIN master.member m ON m.record_id = o.record_id AND m.kind = 'person' WHERE a.kind = 'person'`,
];

/**
 * Settles addresses in `unsure` that two dwellings have: by the one of them that the person has to do with. Everything
 * that one tie settles may help the next.
 */
export async function settleByTies(session: Session, query?: QueryOptions): Promise<void> {
  for (const tie of ties)
    await session.run(
      `INSERT INTO at_dwelling
       WITH open AS (SELECT DISTINCT * FROM unsure ANTI JOIN at_dwelling USING (record_id, field) WHERE kind = 'person'),
       tied AS (SELECT * FROM (${tie}) t(entity_id, dwelling) WHERE dwelling IN (SELECT dwelling FROM open))
       SELECT record_id, any_value(kind), any_value(entity_id), field, min(dwelling), min(target_record), 'door-by-tie', ${confidence}
       FROM open SEMI JOIN tied USING (entity_id, dwelling)
       GROUP BY record_id, field HAVING count(DISTINCT dwelling) = 1`,
      [],
      query,
    );
}

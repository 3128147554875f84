import type { GoldenKind } from '../../../schemas/master/golden-field.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';

/**
 * Makes the temporary table `settled(entity_id, field, record_id)`: whose value people have settled on, by the record that
 * the chosen subject has now. Of several for one field, as merged entities may have, the newest holds.
 */
export async function writeSettled(session: ConnectedSession, { kind }: GoldenKind): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE settled AS
     SELECT entity_id, field, max_by(record_id, settlement_id) AS record_id
     FROM master.settlement JOIN (SELECT * FROM master.member WHERE kind = '${kind}') USING (source_id, source_key)
     WHERE settlement.kind = '${kind}' AND withdrawn_version IS NULL GROUP BY entity_id, field`,
  );
}

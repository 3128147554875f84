import { z } from 'zod';
import { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { HubError } from '../../base/hub-error.ts';
import type { CommandHandler } from '../../journal/command.ts';
import { currentSubjectsSql } from '../../matching/workbench/current-subjects.ts';

const id = z.number().int().positive();

const SettlementMade = z.object({
  settlementId: id,
  kind: EntityKind,
  field: z.string(),
  /** Whose value holds, as the record stood at this moment; what is kept is its subject, which outlives it. */
  recordId: id,
  note: z.string(), // free text, masked before it came here
  dataVersion: id,
});
type SettlementMade = z.infer<typeof SettlementMade>;

/**
 * The value that a subject gives for a field holds for its whole entity. An earlier settlement of the same field by any subject
 * of the entity gives way. At a rebuild a record that is gone leaves no settlement: another release may publish other rows.
 */
export const settlementMade: CommandHandler<SettlementMade> = {
  type: 'master.settled',
  data: SettlementMade,
  async apply(session, { data, at, actor }, { replay }) {
    const { settlementId, kind, field, recordId, note, dataVersion } = data;
    await session.run(
      `CREATE OR REPLACE TEMP TABLE chosen_subject AS
       SELECT source_id, source_key FROM (${currentSubjectsSql(kind, `record_id = ${recordId}`)})`,
    );
    await session.run(
      `UPDATE master.settlement SET withdrawn_version = $3
       WHERE kind = $1 AND field = $2 AND withdrawn_version IS NULL AND (source_id, source_key) IN (
         SELECT (source_id, source_key) FROM link.membership
         WHERE entity = $1 AND to_version IS NULL AND entity_id = (
           SELECT entity_id FROM link.membership SEMI JOIN chosen_subject USING (source_id, source_key)
           WHERE entity = $1 AND to_version IS NULL))`,
      [kind, field, dataVersion],
    );
    const made = await session.run(
      `INSERT INTO master.settlement
       SELECT $1, $2, $3, source_id, source_key, $4, $5, $6, $7, $8, NULL FROM chosen_subject`,
      [settlementId, kind, field, note, actor.name, actor.role, at, dataVersion],
    );
    await session.run('DROP TABLE temp.chosen_subject');
    if (made === 0 && !replay) throw new HubError('CONFLICT', { kind: 'record', id: String(recordId) });
  },
};

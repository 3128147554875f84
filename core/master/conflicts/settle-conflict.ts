import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { quote } from '../../warehouse/quote.ts';
import { goldenKinds } from '../../../schemas/master/index.ts';
import type { Actor } from '../../access/actor.ts';
import { HubError } from '../../base/hub-error.ts';
import { maskText } from '../../ingest/parser/mask-text.ts';
import type { CommandLog } from '../../journal/command.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { writeSaidOf } from '../entity/write-said.ts';
import { rebuildEntity } from '../golden/rebuild-entity.ts';
import { settlementMade } from './settlement-made.ts';
import { settlementWithdrawn } from './settlement-withdrawn.ts';

export interface Settling {
  kind: EntityKind;
  entityId: number;
  field: string;
  recordId: number;
  note: string;
}

interface Dependencies {
  warehouse: Warehouse;
  commands: CommandLog;
}

/**
 * From now on the value that the record's subject gives for a field is the entity's. The golden record shows it at once.
 *
 * @throws HubError `NOT_FOUND` for an entity that the actor may not see, `BAD_INPUT` for a field that it has not, `CONFLICT` for a
 *   record that is none of the entity's (any more) or gives no value
 */
export async function settleConflict(
  { warehouse, commands }: Dependencies,
  actor: Actor,
  { kind, entityId, field, recordId, note }: Settling,
): Promise<{ settlementId: number }> {
  if (!goldenKinds[kind].fields.some((one) => one.field === field))
    throw new HubError('BAD_INPUT', { detail: `field ${field}` });
  await warehouse.transaction(async (session) => {
    await writeSaidOf(session, actor, { kind, entityId });
    const given = await session.all(
      `SELECT 1 FROM said WHERE record_id = $1 AND ${quote(field)} IS NOT NULL`,
      [recordId],
    );
    if (given.length === 0) throw new HubError('CONFLICT', { kind: 'record', id: String(recordId) });
  });
  let settlementId = 0;
  await commands.execute(
    settlementMade,
    (allot) => {
      settlementId = allot.ids('decision');
      const dataVersion = allot.dataVersion();
      return { settlementId, kind, field, recordId, note: maskText(note), dataVersion };
    },
    { actor },
  );
  await rebuildEntity(warehouse, { kind, entityId });
  return { settlementId };
}

/**
 * A settlement no longer holds; rules choose again.
 *
 * @throws HubError `NOT_FOUND`, `CONFLICT` for one that was withdrawn before
 */
export async function withdrawSettlement(
  { warehouse, commands }: Dependencies,
  actor: Actor,
  settlementId: number,
): Promise<void> {
  const [entity] = await warehouse.all<{ kind: EntityKind; entityId: number | null }>(
    `SELECT s.kind, m.entity_id::DOUBLE AS "entityId" FROM master.settlement s
     LEFT JOIN master.member m ON m.kind = s.kind AND m.source_id = s.source_id AND m.source_key = s.source_key
     WHERE settlement_id = $1`,
    [settlementId],
  );
  if (!entity) throw new HubError('NOT_FOUND', { kind: 'settlement', id: String(settlementId) });
  await commands.execute(
    settlementWithdrawn,
    (allot) => ({ settlementId, dataVersion: allot.dataVersion() }),
    { actor },
  );
  const { kind, entityId } = entity;
  if (entityId !== null) await rebuildEntity(warehouse, { kind, entityId });
}

import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { EntityView, GoldenValue, Placement } from '../../../schemas/api/master/entities.ts';
import type { Actor } from '../../access/actor.ts';
import type { ConnectedSession, Session, Warehouse } from '../../warehouse/warehouse.ts';
import { readStale } from '../read-state.ts';
import { noTitle, subjectFields } from '../subjects/subject-fields.ts';
import { isUnmaskedFor } from '../unmasked-for.ts';
import { coverageOf } from '../coverage/coverage-of.ts';
import { goldenValues } from './golden-values.ts';
import { relationsOf } from './relations-of.ts';
import { writeSaidOf, type EntityRef } from './write-said.ts';

/**
 * What the hub knows of an entity: golden values, who knows it, relations and place. Of rows that the actor may not see nothing
 * is told. With a purpose the values are whole; the caller keeps it on record.
 *
 * @throws HubError `NOT_FOUND`, `FORBIDDEN` for a purpose stated by somebody who may not see whole values
 */
export async function entityView(
  warehouse: Warehouse,
  actor: Actor,
  { purpose, ...entity }: EntityRef & { purpose: string | null },
): Promise<EntityView> {
  const isUnmasked = isUnmaskedFor(actor, purpose);
  const [own, relations] = await Promise.all([
    warehouse.transaction((session) => ownView(session, actor, entity, isUnmasked)),
    relationsOf(warehouse, actor, entity), // beside it: half of the work
  ]);
  return { ...own, relations };
}

async function ownView(
  session: ConnectedSession,
  actor: Actor,
  entity: EntityRef,
  isUnmasked: boolean,
): Promise<Omit<EntityView, 'relations'>> {
  const golden = await writeSaidOf(session, actor, entity);
  const { kind, entityId } = entity;
  const values = await goldenValues(session, actor, golden, { entityId, isUnmasked });
  return {
    kind,
    entityId,
    title: titleOf(kind, values),
    values,
    coverage: await coverageOf(session, actor, entity),
    place: await placeOf(session, entity, isUnmasked),
    isUnmasked,
    stale: await readStale(session),
  };
}

/** What the entity is called, masked as its values are. */
function titleOf(kind: EntityKind, values: readonly GoldenValue[]): string {
  const named = subjectFields[kind].title.map(
    (field) => values.find((value) => value.field === field)?.value,
  );
  return named.find((name) => name != null) ?? noTitle;
}

/** Where it lies; where somebody lives is no more exact than the masked address, unless a purpose was stated. */
async function placeOf(
  session: Session,
  { kind, entityId }: EntityRef,
  isUnmasked: boolean,
): Promise<Placement | null> {
  const [place] = await session.all<Placement>(
    'SELECT grid, method, confidence, lng, lat FROM master.place WHERE kind = $1 AND entity_id = $2 AND grid IS NOT NULL',
    [kind, entityId],
  );
  if (!place) return null;
  const isExact = isUnmasked || kind === 'legal-entity';
  const { grid, method, confidence } = place;
  const [lng, lat] = isExact ? [place.lng, place.lat] : [null, null];
  return { grid, method, confidence, lng, lat };
}

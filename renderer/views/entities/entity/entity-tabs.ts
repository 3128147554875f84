import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';

export type EntityTab = 'values' | 'timeline' | 'graph' | 'history';

const tabsByKind: Record<EntityKind, readonly EntityTab[]> = {
  // Of persons neither a portrait nor a graph is drawn (DOMAIN §1).
  person: ['values', 'history'],
  dwelling: ['values', 'graph', 'history'],
  'legal-entity': ['values', 'timeline', 'graph', 'history'],
};

/** The parts of the page of an entity of this kind. */
export function tabsOf(kind: EntityKind): readonly EntityTab[] {
  return tabsByKind[kind];
}

import { expect, it } from 'vitest';
import { groupRelations } from '../../../../renderer/views/entities/relations/group-relations.ts';
import type { RelationLine } from '../../../../schemas/api/master/entities.ts';

const line = (given: Partial<RelationLine> & { id: string }): RelationLine => ({
  relation: 'lives-in',
  direction: 'to',
  other: { kind: 'dwelling', id: given.id, title: '' },
  since: null,
  until: null,
  method: 'door',
  confidence: 0.9,
  evidence: [],
  ...given,
});

it('groups relations by kind and direction, what holds before what has ended, the surest first', () => {
  const groups = groupRelations([
    line({ id: 'ended', until: '2025-01-01', confidence: 1 }),
    line({ id: 'works', relation: 'works-for' }),
    line({ id: 'unsure', confidence: 0.7 }),
    line({ id: 'sure', confidence: 0.99 }),
    line({ id: 'other side', direction: 'from' }),
  ]);
  expect(
    groups.map(({ relation, direction, lines }) => [relation, direction, lines.map(({ other }) => other.id)]),
  ).toEqual([
    ['lives-in', 'to', ['sure', 'unsure', 'ended']],
    ['lives-in', 'from', ['other side']],
    ['works-for', 'to', ['works']],
  ]);
});

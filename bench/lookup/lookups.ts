import { localAnalyst } from '../../core/access/actor.ts';
import { listConflicts } from '../../core/master/conflicts/list-conflicts.ts';
import { createCurrentParser } from '../../core/master/addresses/current-parser.ts';
import { entityView } from '../../core/master/entity/entity-view.ts';
import { relationGraph } from '../../core/master/graph/relation-graph.ts';
import { entityHistory } from '../../core/master/history/entity-history.ts';
import { lineageOfValue } from '../../core/master/lineage/lineage-of-value.ts';
import { entityTimeline } from '../../core/master/portrait/entity-timeline.ts';
import { searchEntities } from '../../core/master/search/search-entities.ts';
import type { Warehouse } from '../../core/warehouse/warehouse.ts';
import type { EntityKind } from '../../schemas/api/linkage/entity-kind.ts';

/** What is looked up: a text, or an entity's id as text. */
type Subject = string;

/** One kind of lookup with the least that could answer it. */
export interface Lookup {
  name: string;
  subjects(warehouse: Warehouse, count: number): Promise<Subject[]>;
  ask(warehouse: Warehouse, subject: Subject): Promise<unknown>;
  floor(warehouse: Warehouse, subject: Subject): Promise<unknown>;
}

/** Different subjects, the same ones in every run. */
const sampled =
  (expression: string, table: string) =>
  async (warehouse: Warehouse, count: number): Promise<Subject[]> => {
    const rows = await warehouse.all<{ subject: string }>(
      `SELECT (${expression})::VARCHAR AS subject FROM master.${table} WHERE (${expression}) IS NOT NULL
       ORDER BY hash(entity_id), entity_id LIMIT ${count}`,
    );
    return rows.map(({ subject }) => subject);
  };

/** A parser for the one warehouse that lookups are measured in; it is put together before any time counts. */
const parsers = new WeakMap<Warehouse, ReturnType<typeof createCurrentParser>>();

function parserOf(warehouse: Warehouse): ReturnType<typeof createCurrentParser> {
  const parser = parsers.get(warehouse) ?? createCurrentParser(warehouse);
  parsers.set(warehouse, parser);
  return parser;
}

const query = (text: string) => ({ text, kinds: [], offset: 0, limit: 20 });

const search = (name: string, expression: string, table: string, column: string): Lookup => ({
  name: `search ${name}`,
  subjects: async (warehouse, count) => {
    await parserOf(warehouse)();
    return sampled(expression, table)(warehouse, count);
  },
  ask: (warehouse, text) => searchEntities(warehouse, localAnalyst, query(text), parserOf(warehouse)),
  floor: (warehouse, text) =>
    warehouse.all(`SELECT count(*) FROM master.${table} WHERE contains(${column}, $1)`, [text]),
});

const entity = (
  name: string,
  kind: EntityKind,
  table: string,
  ask: (warehouse: Warehouse, of: { kind: EntityKind; entityId: number }) => Promise<unknown>,
): Lookup => ({
  name,
  subjects: sampled('entity_id', table),
  ask: (warehouse, id) => ask(warehouse, { kind, entityId: Number(id) }),
  floor: (warehouse, id) => warehouse.all(`SELECT * FROM master.${table} WHERE entity_id = $1`, [BigInt(id)]),
});

export const lookups: readonly Lookup[] = [
  search('name', 'name', 'person', 'name'),
  search('part of a name', 'right(name, 2)', 'person', 'name'),
  search('initials', 'name_initials', 'person', 'name_initials'),
  search('number', 'id_no', 'person', 'id_no'),
  search('beginning of a number', 'left(id_no, 12)', 'person', 'id_no'),
  search('credit code', 'uscc', 'legal_entity', 'uscc'),
  search('company', 'substr(name, 4, 4)', 'legal_entity', 'name'),
  search('address', 'right(address, 8)', 'dwelling', 'address'),
  search(
    'address in other words',
    `replace(replace(address, '幢', '号楼'), '室', '')`,
    'dwelling',
    'address',
  ),
  entity('person', 'person', 'person', (warehouse, of) =>
    entityView(warehouse, localAnalyst, { ...of, purpose: null }),
  ),
  entity('dwelling', 'dwelling', 'dwelling', (warehouse, of) =>
    entityView(warehouse, localAnalyst, { ...of, purpose: null }),
  ),
  entity('company', 'legal-entity', 'legal_entity', (warehouse, of) =>
    entityView(warehouse, localAnalyst, { ...of, purpose: null }),
  ),
  entity('lineage of a value', 'person', 'person', (warehouse, of) =>
    lineageOfValue(warehouse, localAnalyst, { ...of, field: 'name' }),
  ),
  entity('history', 'person', 'person', (warehouse, of) => entityHistory(warehouse, localAnalyst, of)),
  entity('portrait', 'legal-entity', 'legal_entity', (warehouse, of) =>
    entityTimeline(warehouse, localAnalyst, of),
  ),
  entity('graph of a dwelling', 'dwelling', 'dwelling', (warehouse, of) =>
    relationGraph(warehouse, localAnalyst, { ...of, depth: 2 }),
  ),
  {
    name: 'page of conflicts',
    subjects: (_, count) => Promise.resolve(Array.from({ length: count }, (_one, at) => String(at * 20))),
    ask: (warehouse, offset) =>
      listConflicts(warehouse, localAnalyst, {
        kind: 'person',
        field: null,
        settled: false,
        offset: Number(offset),
        limit: 20,
      }),
    floor: (warehouse) => warehouse.all("SELECT count(*) FROM master.conflict WHERE kind = 'person'"),
  },
];

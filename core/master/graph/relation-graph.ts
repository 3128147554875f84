import type { Relation, RelationGraph, Subject } from '../../../schemas/api/master/entities.ts';
import type { Actor } from '../../access/actor.ts';
import { groupBy } from '../../base/group-by.ts';
import { seesAll } from '../../access/scoped.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { readRecordRefs } from '../entity/record-refs.ts';
import type { EntityRef } from '../entity/write-said.ts';
import { relationsFromSql, relationsToSql } from '../relations/relations-at.ts';
import { describeSubjects, subjectKey } from '../subjects/describe-subjects.ts';

type Node = Pick<Subject, 'kind' | 'id'>;

interface Edge {
  relation: Relation;
  from: string;
  to: string;
  confidence: number;
}

interface EdgeRow extends Edge {
  /** Its end has too many neighbours. */
  isOmitted: boolean;
  evidence: { dataset: string; record: bigint }[];
}

/** A drawing of more nodes shows nothing; of one node's neighbours the most certain are drawn. */
const mostNodes = 120;
const mostNeighbours = 25;

/**
 * The relations around an entity, up to some steps away. What is beyond a grid is not followed: thousands lie in each. Who may
 * not see all rows is shown what the own rows are evidence of.
 */
export async function relationGraph(
  session: Session,
  actor: Actor,
  { kind, entityId, depth }: EntityRef & { depth: number },
): Promise<RelationGraph> {
  const start: Node = { kind, id: String(entityId) };
  const distances = new Map([[subjectKey(start), 0]]);
  const nodes: Node[] = [start];
  const edges = new Map<string, Edge>();
  let omitted = 0;
  let frontier: Node[] = [start];
  for (let distance = 1; distance <= depth && frontier.length > 0; distance++) {
    const next: Node[] = [];
    for (const edge of await edgesAt(session, actor, frontier)) {
      const ends = [edge.from, edge.to];
      const isNew = ends.find((end) => !distances.has(end));
      if (edge.isOmitted || (isNew !== undefined && nodes.length >= mostNodes)) {
        omitted++;
        continue;
      }
      if (isNew !== undefined) {
        distances.set(isNew, distance);
        const node = nodeOf(isNew);
        nodes.push(node);
        if (node.kind !== 'grid') next.push(node);
      }
      const { relation, from, to, confidence } = edge;
      edges.set(`${relation} ${from} ${to}`, { relation, from, to, confidence });
    }
    frontier = next;
  }
  const titled = await titledNodes(session, actor, nodes);
  return {
    nodes: titled.map((node) => ({ ...node, distance: distances.get(subjectKey(node))! })),
    edges: [...edges.values()],
    omitted,
  };
}

async function titledNodes(session: Session, actor: Actor, nodes: readonly Node[]): Promise<Subject[]> {
  const describe = await describeSubjects(session, actor, nodes, { titleOnly: true });
  return nodes.map((node) => {
    const { kind, id, title } = describe(node);
    return { kind, id, title };
  });
}

function nodeOf(key: string): Node {
  const at = key.indexOf(':');
  return { kind: key.slice(0, at) as Node['kind'], id: key.slice(at + 1) };
}

/** The relations that begin or end at one of the nodes, each once, the most certain first; addresses have no page and are no nodes. */
async function edgesAt(session: Session, actor: Actor, nodes: readonly Node[]): Promise<EdgeRow[]> {
  const at = [...groupBy(nodes, ({ kind }) => kind)].flatMap(([kind, some]) => {
    if (kind === 'grid') return [];
    const ids = some.map(({ id }) => BigInt(id));
    return [relationsFromSql(kind, ids), relationsToSql(kind, ids)];
  });
  if (at.length === 0) return [];
  const rows = await session.all<EdgeRow>(
    `WITH at_node AS (SELECT * FROM (${at.join(' UNION ALL ')}) WHERE to_kind <> 'address'),
     edge AS (
       SELECT relation, from_kind || ':' || from_id AS "from", to_kind || ':' || coalesce(to_code, to_id::VARCHAR) AS "to",
         max(confidence) AS confidence,
         list(DISTINCT {'dataset': evidence_dataset, 'record': evidence_record})[:50] AS evidence
       FROM at_node GROUP BY ALL),
     ranked AS (
       SELECT *, row_number() OVER (PARTITION BY "from" ORDER BY confidence DESC, "to") AS out_place,
         row_number() OVER (PARTITION BY "to" ORDER BY confidence DESC, "from") AS in_place
       FROM edge WHERE "to" IS NOT NULL)
     SELECT relation, "from", "to", confidence, evidence, greatest(out_place, in_place) > ${mostNeighbours} AS "isOmitted"
     FROM ranked ORDER BY greatest(out_place, in_place), confidence DESC, "from", "to"`,
  );
  return seesAll(actor) ? rows : evidentTo(session, actor, rows);
}

/** Those that a row which the actor may see is evidence of. */
async function evidentTo(session: Session, actor: Actor, rows: readonly EdgeRow[]): Promise<EdgeRow[]> {
  const idsOf = ({ evidence }: EdgeRow) =>
    evidence.map(({ dataset, record }) => ({ dataset, recordId: Number(record) }));
  const seen = await readRecordRefs(session, actor, rows.flatMap(idsOf));
  return rows.filter((row) => idsOf(row).some(({ recordId }) => seen.has(recordId)));
}

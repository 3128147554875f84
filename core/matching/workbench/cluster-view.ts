import type { ClusterLink, ClusterView } from '../../../schemas/api/linkage/clusters.ts';
import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { Actor } from '../../access/actor.ts';
import { HubError } from '../../base/hub-error.ts';
import type { ConnectedSession, Session, Warehouse } from '../../warehouse/warehouse.ts';
import { clusterQuality } from '../clustering/cluster-quality.ts';
import { findBridges } from '../clustering/find-bridges.ts';
import { linkGraph } from '../clustering/link-graph.ts';
import { leastWeight } from '../link/least-weight.ts';
import { commonestName } from './cluster-lines.ts';
import { entityMembers } from './entity-members.ts';
import { makeChosenRecords } from './entity-records.ts';
import { requireLastRun, type LastRun } from './last-run.ts';
import { linkedRecord, readTexts } from './linked-records.ts';
import { objections } from './records-apart.ts';
import { judgementsAmong, pairKey, type RecordPair } from './standing-judgements.ts';
import { visibleRecords } from './visible-records.ts';

interface StoredPair extends RecordPair {
  weight: number;
}

/** Pairs that lead elsewhere are shown from so many bits below the threshold on. */
const nearBits = 7;
const nearShown = 50;
/** Of a record's weaker pairs these many are looked at for verdicts; a record has a handful. */
const nearRead = 2000;

/**
 * One entity as a graph: its records, the links between them, and the pairs that lead to other entities.
 *
 * @throws HubError `NOT_FOUND` for an entity without current records that the actor may see, `CANCELLED`
 */
export async function clusterView(
  warehouse: Warehouse,
  actor: Actor,
  { entity, entityId, signal }: { entity: EntityKind; entityId: number; signal: AbortSignal },
): Promise<ClusterView> {
  const run = await requireLastRun(warehouse, entity);
  const own = (await entityMembers(warehouse, entity, [entityId])).get(entityId) ?? [];
  const { within, elsewhere } = await readPairs(warehouse, entity, own, run);
  const isOwn = new Set(own);
  const others = elsewhere.map(({ left, right }) => (isOwn.has(left) ? right : left));
  const visible = await visibleRecords(warehouse, actor, entity, [...own, ...others]);
  const nodes = own.filter((id) => visible.has(id));
  if (nodes.length === 0) throw new HubError('NOT_FOUND', { kind: 'entity', id: String(entityId) });
  const judgements = await judgementsAmong(warehouse, entity, visible.keys());
  const isVisible = ({ left, right }: RecordPair) => visible.has(left) && visible.has(right);
  const linkOf = ({ left, right, weight }: StoredPair, isBridge: boolean): ClusterLink => ({
    left,
    right,
    weight,
    isBridge,
    verdict: judgements.get(pairKey({ left, right }))?.verdict ?? null,
  });
  const neighbours = others.flatMap((id) => visible.get(id)?.entityId ?? []);
  const members = await entityMembers(warehouse, entity, neighbours);
  const { texts, objection } = await warehouse.transaction(
    async (session: ConnectedSession) => {
      const ids = [...new Set([...visible.keys(), ...[...members.values()].flat()])];
      await makeChosenRecords(session, entity, ids, signal);
      const shown = await readTexts(session, { entity, model: run.model, visible });
      return { texts: shown, objection: await objections(session, run.model) };
    },
    { signal },
  );
  const links = within.filter(({ weight }) => weight >= run.threshold);
  const graph = measure(own, links, run.threshold);
  const record = (id: number) => linkedRecord(visible.get(id)!, texts.get(id) ?? {});
  return {
    entityId,
    name: commonestName(nodes.map((id) => visible.get(id)!)),
    records: own.length,
    departments: new Set(nodes.map((id) => visible.get(id)!.department)).size,
    ...graph.quality,
    nodes: nodes.map(record),
    linksWithin: [
      ...links.map((pair, at) => linkOf(pair, graph.bridges.has(at))),
      ...judgedWithin(judgements, isOwn, within, links).map((pair) => linkOf(pair, false)),
    ].filter(isVisible),
    near: elsewhere.filter(isVisible).map((pair) => {
      const other = isOwn.has(pair.left) ? pair.right : pair.left;
      const theirs = members.get(visible.get(other)!.entityId ?? -1) ?? [other];
      const reason =
        pair.weight < run.threshold ? 'below-threshold' : (objection(own, theirs) ?? 'outweighed');
      return { ...linkOf(pair, false), other: record(other), reason };
    }),
    history: await readHistory(warehouse, entity, entityId),
  };
}

/** Pairs of the entity that are no links by their weight and that people have judged: they may be what holds it together. */
function judgedWithin(
  judgements: ReadonlyMap<string, unknown>,
  own: ReadonlySet<number>,
  within: readonly StoredPair[],
  links: readonly StoredPair[],
): StoredPair[] {
  const weights = new Map(within.map((pair) => [pairKey(pair), pair.weight]));
  const linked = new Set(links.map(pairKey));
  return [...judgements.keys()].flatMap((key) => {
    const [left, right] = key.split(' ').map(Number) as [number, number];
    if (!own.has(left) || !own.has(right) || linked.has(key)) return [];
    return [{ left, right, weight: weights.get(key) ?? leastWeight }];
  });
}

/** The kept pairs within the entity, and those that lead elsewhere: the judged ones, then the strongest. */
async function readPairs(
  session: Session,
  entity: EntityKind,
  own: readonly number[],
  { threshold }: LastRun,
): Promise<{ within: StoredPair[]; elsewhere: StoredPair[] }> {
  const ids = own.map(BigInt);
  const columns = 'left_id::DOUBLE AS "left", right_id::DOUBLE AS "right", weight';
  const isOwn = (side: string) => `${side} IN (SELECT unnest($2::BIGINT[]))`;
  const [within, leaving] = await Promise.all([
    session.all<StoredPair>(
      `SELECT ${columns} FROM link.pair
       WHERE entity = $1 AND ${isOwn('left_id')} AND ${isOwn('right_id')}
       ORDER BY weight DESC, left_id, right_id`,
      [entity, ids],
    ),
    session.all<StoredPair>(
      `SELECT ${columns} FROM link.pair
       WHERE entity = $1 AND ${isOwn('left_id')} <> ${isOwn('right_id')}
       ORDER BY weight DESC, left_id, right_id LIMIT ${nearRead}`,
      [entity, ids],
    ),
  ]);
  const judged = await judgementsAmong(
    session,
    entity,
    leaving.flatMap(({ left, right }) => [left, right]),
  );
  const isJudged = (pair: StoredPair) => judged.has(pairKey(pair));
  const isNear = (pair: StoredPair) => !isJudged(pair) && pair.weight >= threshold - nearBits;
  return { within, elsewhere: [...leaving.filter(isJudged), ...leaving.filter(isNear)].slice(0, nearShown) };
}

function measure(own: readonly number[], links: readonly StoredPair[], threshold: number) {
  const place = new Map(own.map((id, at) => [id, at]));
  const group = new Int32Array(own.length);
  const pairs = {
    left: Int32Array.from(links, ({ left }) => place.get(left)!),
    right: Int32Array.from(links, ({ right }) => place.get(right)!),
    weight: Float32Array.from(links, ({ weight }) => weight),
  };
  const { links: count, density, weakest } = clusterQuality(group, pairs, threshold);
  const bridges = new Set(own.length > 2 ? findBridges(linkGraph(group, pairs, threshold)) : []); // as clusterQuality counts
  return {
    bridges,
    quality: {
      links: count[0] ?? 0,
      density: density[0] ?? 1, // a single record is all there is
      weakest: weakest[0] ?? 0,
      bridges: bridges.size,
    },
  };
}

async function readHistory(
  session: Session,
  entity: EntityKind,
  entityId: number,
): Promise<ClusterView['history']> {
  return session.all<ClusterView['history'][number]>(
    `SELECT kind, other_id::DOUBLE AS "otherId", data_version::DOUBLE AS "dataVersion", records::DOUBLE AS records
     FROM link.change WHERE entity = $1 AND entity_id = $2 ORDER BY data_version DESC, kind, other_id`,
    [entity, entityId],
  );
}

import { conflictSummary, listConflicts } from '../master/conflicts/list-conflicts.ts';
import { settleConflict, withdrawSettlement } from '../master/conflicts/settle-conflict.ts';
import { entityView } from '../master/entity/entity-view.ts';
import { relationGraph } from '../master/graph/relation-graph.ts';
import { entityHistory } from '../master/history/entity-history.ts';
import { lineageOfValue } from '../master/lineage/lineage-of-value.ts';
import { productsOfRecord } from '../master/lineage/products-of-record.ts';
import { entityTimeline } from '../master/portrait/entity-timeline.ts';
import { hub } from './hub.ts';
import { addresses } from './master-addresses.ts';
import { grids } from './master-grids.ts';
import { map } from './master-map.ts';
import { unlinked } from './master-unlinked.ts';

const contract = hub.master;

const entities = contract.entities.router({
  search: contract.entities.search.handler(({ context: { services, actor }, input }) =>
    services.master.search(actor, input),
  ),
  get: contract.entities.get.handler(({ context: { services, actor }, input }) =>
    entityView(services.warehouse, actor, input),
  ),
  timeline: contract.entities.timeline.handler(({ context: { services, actor }, input }) =>
    entityTimeline(services.warehouse, actor, input),
  ),
  history: contract.entities.history.handler(({ context: { services, actor }, input }) =>
    entityHistory(services.warehouse, actor, input),
  ),
  graph: contract.entities.graph.handler(({ context: { services, actor }, input }) =>
    relationGraph(services.warehouse, actor, input),
  ),
});

const lineage = contract.lineage.router({
  ofValue: contract.lineage.ofValue.handler(({ context: { services, actor }, input }) =>
    lineageOfValue(services.warehouse, actor, input),
  ),
  ofRecord: contract.lineage.ofRecord.handler(({ context: { services, actor }, input }) =>
    productsOfRecord(services.warehouse, actor, input),
  ),
});

const conflicts = contract.conflicts.router({
  summary: contract.conflicts.summary.handler(({ context: { services } }) =>
    conflictSummary(services.warehouse),
  ),
  list: contract.conflicts.list.handler(({ context: { services, actor }, input }) =>
    listConflicts(services.warehouse, actor, input),
  ),
  settle: contract.conflicts.settle.handler(({ context: { services, actor }, input }) =>
    settleConflict(services, actor, input),
  ),
  withdraw: contract.conflicts.withdraw.handler(async ({ context: { services, actor }, input }) => {
    await withdrawSettlement(services, actor, input.settlementId);
    return {};
  }),
});

export const master = contract.router({
  state: contract.state.handler(({ context: { services } }) => services.master.state()),
  entities,
  lineage,
  conflicts,
  addresses,
  unlinked,
  grids,
  map,
});

import { clusterView } from '../matching/workbench/cluster-view.ts';
import { splitEntity } from '../matching/workbench/split-entity.ts';
import { unlinkableRecords } from '../matching/workbench/unlinkable-records.ts';
import { hub } from './hub.ts';
import { signalOf } from './signal-of.ts';

const { clusters: contract } = hub.linkage;

export const clusters = contract.router({
  list: contract.list.handler(({ context: { services, actor }, input }) =>
    services.clusterList.page(actor, input),
  ),
  get: contract.get.handler(({ context: { services, actor }, input, signal }) =>
    clusterView(services.warehouse, actor, { ...input, signal: signalOf(signal) }),
  ),
  split: contract.split.handler(async ({ context: { services, actor }, input }) => ({
    judgements: await splitEntity(services, actor, input),
  })),
  unlinkable: contract.unlinkable.handler(({ context: { services }, input }) =>
    unlinkableRecords(services.warehouse, input.entity),
  ),
});

import { listUnlinked } from '../master/unlinked/list-unlinked.ts';
import { readUnlinkedFigures } from '../master/unlinked/read-figures.ts';
import { hub } from './hub.ts';

const { unlinked: contract } = hub.master;

/** Figures that count records without a link, with what missed matches make of them. */
export const unlinked = contract.router({
  figures: contract.figures.handler(({ context: { services }, input }) =>
    readUnlinkedFigures(services.warehouse, input.within),
  ),
  list: contract.list.handler(({ context: { services, actor }, input }) =>
    listUnlinked(services.warehouse, actor, input),
  ),
});

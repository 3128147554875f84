import { exportDraw } from '../dispatch/draws/export-draw.ts';
import { makeDraw } from '../dispatch/draws/make-draw.ts';
import { listDraws, readDraw } from '../dispatch/draws/read-draw.ts';
import { hub } from './hub.ts';

const contract = hub.dispatch.draws;

/** Inspectors and companies drawn by a seed. */
export const draws = contract.router({
  list: contract.list.handler(({ context: { services } }) => listDraws(services.warehouse)),
  get: contract.get.handler(({ context: { services }, input }) => readDraw(services.dispatch, input.drawId)),
  draw: contract.draw.handler(({ context: { services, actor }, input }) =>
    makeDraw(services.dispatch, actor, input),
  ),
  export: contract.export.handler(({ context: { services }, input }) =>
    exportDraw(services.dispatch, input.drawId),
  ),
});

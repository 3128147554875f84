import { readCodeForm, setCodeForm } from '../master/grids/code-form.ts';
import { customAreas, removeCustomArea, saveCustomArea } from '../master/grids/custom-areas.ts';
import { gridMappings, mapGrids } from '../master/grids/grids-mapped.ts';
import { withdrawMapping } from '../master/grids/mapping-withdrawn.ts';
import { readGrid } from '../master/grids/read-grid.ts';
import { readIssues } from '../master/grids/read-issues.ts';
import type { Services } from './call-context.ts';
import { hub } from './hub.ts';

const { grids: contract } = hub.master;

/** What people decide about grids changes places and figures. */
async function rebuild({ jobs, master }: Services): Promise<void> {
  if (!(await master.isStale())) return;
  jobs.start({ kind: 'master', subject: '', writes: true }, (context) => master.build(context));
}

/** The register of grids: one grid, what is wrong, what people decide about it. */
export const grids = contract.router({
  get: contract.get.handler(({ context: { services }, input }) => readGrid(services.warehouse, input.code)),
  issues: contract.issues.handler(({ context: { services }, input }) =>
    readIssues(services.warehouse, input),
  ),
  mappings: contract.mappings.handler(({ context: { services } }) => gridMappings(services.warehouse)),
  map: contract.map.handler(async ({ context: { services, actor }, input }) => {
    await mapGrids(services, actor, input);
    await rebuild(services);
    return {};
  }),
  withdrawMapping: contract.withdrawMapping.handler(async ({ context: { services, actor }, input }) => {
    await withdrawMapping(services, actor, input);
    await rebuild(services);
    return {};
  }),
  codeForm: contract.codeForm.handler(async ({ context: { services } }) => ({
    pattern: await readCodeForm(services.warehouse),
  })),
  setCodeForm: contract.setCodeForm.handler(async ({ context: { services, actor }, input }) => {
    await setCodeForm(services, actor, input.pattern);
    await rebuild(services);
    return {};
  }),
  customAreas: contract.customAreas.handler(({ context: { services } }) => customAreas(services.warehouse)),
  saveCustomArea: contract.saveCustomArea.handler(async ({ context: { services, actor }, input }) => {
    const areaId = await saveCustomArea(services, actor, input);
    await rebuild(services);
    return { areaId };
  }),
  removeCustomArea: contract.removeCustomArea.handler(async ({ context: { services, actor }, input }) => {
    await removeCustomArea(services, actor, input.areaId);
    await rebuild(services);
    return {};
  }),
});

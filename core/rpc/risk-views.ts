import { listViews, removeView, saveView } from '../monitoring/risk/views/saved-views.ts';
import { hub } from './hub.ts';

const { views: contract } = hub.risk;

export const views = contract.router({
  list: contract.list.handler(({ context: { services, actor }, input }) =>
    listViews(services.warehouse, actor, input.page),
  ),
  save: contract.save.handler(async ({ context: { services, actor }, input }) => {
    await saveView(services.commands, actor, input);
    return {};
  }),
  remove: contract.remove.handler(async ({ context: { services, actor }, input }) => {
    await removeView(services.commands, actor, input);
    return {};
  }),
});

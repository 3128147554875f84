import { permissionsOf } from '../access/permissions.ts';
import { eventFeed } from './event-feed.ts';
import { hub } from './hub.ts';

export const system = hub.system.router({
  info: hub.system.info.handler(({ context: { actor, host, services } }) => ({
    version: services.version,
    host,
    workspace: {
      id: services.workspace.id,
      name: services.workspace.name,
      mode: services.workspace.mode,
    },
    actor: { name: actor.name, role: actor.role, permissions: [...permissionsOf(actor.role)] },
    dataVersion: services.commands.dataVersion(),
  })),
  events: hub.system.events.handler(({ context, signal = new AbortController().signal }) =>
    eventFeed(context, signal),
  ),
});

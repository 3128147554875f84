import { once } from 'node:events';
import { join } from 'node:path';
import type { Core } from '../../core/create-core.ts';
import { startHost } from '../http/start-host.ts';
import { openInBrowser } from './open-hub.ts';
import { say, texts, type Output } from './output.ts';
import { projectRoot } from './project-root.ts';

export interface ServeOptions {
  port?: number;
  open: boolean;
}

/** Serves an open core on this machine until the program is told to stop. */
export async function serveCore(core: Core, { port, open }: ServeOptions, output: Output): Promise<void> {
  const host = await startHost({
    core,
    logger: core.logger,
    pageDirectory: join(projectRoot, 'dist', 'renderer'),
    port: port ?? 0,
  });
  output.line(say(texts.serving, { url: host.url }));
  output.result({ url: host.url });
  const closeWindow = open ? openInBrowser(host.url, output) : () => undefined;
  if (!open) output.line(texts.opened.none);
  output.line(texts.stopHint);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await host.close();
  closeWindow();
}

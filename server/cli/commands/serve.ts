import { resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { localAnalyst } from '../../../core/access/actor.ts';
import type { Core } from '../../../core/create-core.ts';
import { createOutput, texts } from '../output.ts';
import { withCore } from '../open-core.ts';
import { serveCore } from '../serve-core.ts';

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError(text);
  return port;
}

interface ServeCommandOptions {
  port?: number;
  open: boolean;
  inbox?: true | string;
  json?: boolean;
}

async function serve(core: Core, { port, open, inbox, json = false }: ServeCommandOptions): Promise<void> {
  if (inbox) {
    const folder = inbox === true ? null : resolve(inbox);
    await core.inbox.setWatching({ on: true, folder }, localAnalyst);
  }
  await serveCore(core, { port, open }, createOutput(json));
}

/** `tonghui serve`: the hub in a browser, for this machine only. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description(texts.commands.serve)
    .argument('<workspace>', texts.options.workspace)
    .option('--port <port>', texts.options.port, portNumber)
    .option('--inbox [folder]', texts.options.inbox)
    .option('--no-open', texts.options.noOpen)
    .option('--json', texts.options.json)
    .action((workspace: string, options: ServeCommandOptions) =>
      withCore(workspace, (core) => serve(core, options), 'loopback'),
    );
}

import { InvalidArgumentError, type Command } from 'commander';
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
  json?: boolean;
}

/** `tonghui serve`: the hub in a browser, for this machine only. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description(texts.commands.serve)
    .argument('<workspace>')
    .option('--port <port>', texts.options.port, portNumber)
    .option('--no-open', texts.options.noOpen)
    .option('--json', texts.options.json)
    .action((workspace: string, { port, open, json = false }: ServeCommandOptions) =>
      withCore(workspace, (core) => serveCore(core, { port, open }, createOutput(json)), 'loopback'),
    );
}

import { basename, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { FileKeyStore } from '../../../core/workspace/file-key-store.ts';
import { createWorkspace } from '../../../core/workspace/create-workspace.ts';
import { createOutput, say, texts } from '../output.ts';

interface InitOptions {
  name?: string;
  mode: 'trial' | 'production';
  json?: boolean;
}

/** `tonghui init`: makes a workspace in a folder that is new or empty. */
export function addInit(program: Command): void {
  program
    .command('init')
    .description(texts.commands.init)
    .argument('<workspace>', texts.options.workspace)
    .option('--name <name>', texts.options.name)
    .addOption(
      new Option('--mode <mode>', texts.options.mode).choices(['trial', 'production']).default('trial'),
    )
    .option('--json', texts.options.json)
    .action(async (workspace: string, { name, mode, json = false }: InitOptions) => {
      const path = resolve(workspace);
      await createWorkspace(path, { name: name ?? basename(path), mode, keyStore: new FileKeyStore() });
      const output = createOutput(json);
      output.line(say(texts.created, { path }));
      output.result({ workspace: path });
    });
}

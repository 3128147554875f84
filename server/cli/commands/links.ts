import type { Command } from 'commander';
import { localAnalyst } from '../../../core/access/actor.ts';
import type { LinkRow } from '../../../core/master/relations/read-links.ts';
import { bringMasterUpToDate } from '../bring-up-to-date.ts';
import { writeCsv } from '../csv.ts';
import { withCore } from '../open-core.ts';
import { createOutput, say, texts } from '../output.ts';

const columns = [
  'relation',
  'from_file',
  'from_sheet',
  'from_row',
  'to_file',
  'to_sheet',
  'to_row',
] as const satisfies readonly (keyof LinkRow)[];

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** `tonghui links`: every relation between entities as two delivered rows, as CSV without personal values. */
export function addLinks(program: Command): void {
  program
    .command('links')
    .description(texts.commands.links)
    .argument('<workspace>', texts.options.workspace)
    .option('--out <file>', texts.options.out)
    .option('--bom', texts.options.bom)
    .option('--json', texts.options.json)
    .action(
      (workspace: string, { out, bom, json = false }: { out?: string; bom?: boolean; json?: boolean }) =>
        withCore(workspace, async (core) => {
          const output = createOutput(json);
          await bringMasterUpToDate(core, output);
          await core.commands.record('data.exported', localAnalyst, { what: 'links' });
          const links = core.master.links();
          if (json && !out) return output.result({ links: await collect(links) });
          const written = await writeCsv(columns, links, out, { bom });
          if (!out) return;
          output.line(say(texts.written, { path: out, rows: written }));
          output.result({ path: out, rows: written });
        }),
    );
}

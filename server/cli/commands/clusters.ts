import { Argument, type Command } from 'commander';
import { localAnalyst } from '../../../core/access/actor.ts';
import type { ClusterRow } from '../../../core/matching/create-matching.ts';
import { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { writeCsv } from '../csv.ts';
import { createOutput, say, texts } from '../output.ts';
import { withCore } from '../open-core.ts';

const columns = [
  'source_file',
  'sheet',
  'row_number',
  'cluster_id',
] as const satisfies readonly (keyof ClusterRow)[];

/** `tonghui clusters`: which entity every current record belongs to, as CSV without personal values. */
export function addClusters(program: Command): void {
  program
    .command('clusters')
    .description(texts.commands.clusters)
    .argument('<workspace>', texts.options.workspace)
    .addArgument(new Argument('<entity>', texts.options.entity).choices(EntityKind.options))
    .option('--out <file>', texts.options.out)
    .option('--bom', texts.options.bom)
    .option('--json', texts.options.json)
    .action(
      (
        workspace: string,
        entity: EntityKind,
        { out, bom, json = false }: { out?: string; bom?: boolean; json?: boolean },
      ) =>
        withCore(workspace, async (core) => {
          await core.commands.record('data.exported', localAnalyst, { what: 'clusters', entity });
          const rows = await core.matching.clusters(entity);
          const output = createOutput(json);
          if (json && !out) return output.result({ clusters: rows });
          const written = await writeCsv(columns, rows, out, { bom });
          if (!out) return;
          output.line(say(texts.written, { path: out, rows: written }));
          output.result({ path: out, rows: written });
        }),
    );
}

import type { Command } from 'commander';
import { localAnalyst } from '../../../core/access/actor.ts';
import type { Reject } from '../../../core/ingest/ingest.ts';
import { writeCsv } from '../csv.ts';
import { createOutput, say, texts } from '../output.ts';
import { withCore } from '../open-core.ts';
import { batchNumber } from './decisions.ts';

const columns = [
  'source_file',
  'sheet',
  'row_number',
  'field',
  'code',
  'value',
] as const satisfies readonly (keyof Reject)[];

interface RejectsOptions {
  batch?: number;
  out?: string;
  bom?: boolean;
  json?: boolean;
}

/** `tonghui rejects`: every issue of every row, as CSV. The values are the department's own; the export is on record. */
export function addRejects(program: Command): void {
  program
    .command('rejects')
    .description(texts.commands.rejects)
    .argument('<workspace>', texts.options.workspace)
    .option('--batch <batch>', texts.options.batch, batchNumber)
    .option('--out <file>', texts.options.out)
    .option('--bom', texts.options.bom)
    .option('--json', texts.options.json)
    .action((workspace: string, { batch, out, bom, json = false }: RejectsOptions) =>
      withCore(workspace, async (core) => {
        await core.commands.record('data.exported', localAnalyst, { what: 'rejects', batch: batch ?? null });
        const rows = await core.ingest.rejects(batch);
        const output = createOutput(json);
        if (json && !out) return output.result({ rejects: rows });
        const written = await writeCsv(columns, rows, out, { bom });
        if (!out) return;
        output.line(say(texts.written, { path: out, rows: written }));
        output.result({ path: out, rows: written });
      }),
    );
}

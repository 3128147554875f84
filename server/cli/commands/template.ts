import { Readable } from 'node:stream';
import type { Command } from 'commander';
import { requireDataset } from '../../../core/ingest/require-dataset.ts';
import { writeTemplate } from '../../../core/ingest/template/write-template.ts';
import { createOutput, say, texts } from '../output.ts';
import { writeWhole } from '../write-whole.ts';

/** `tonghui template`: an empty workbook for a department to fill in; needs no workspace. */
export function addTemplate(program: Command): void {
  program
    .command('template')
    .description(texts.commands.template)
    .argument('<dataset>', texts.options.datasetId)
    .requiredOption('--out <file>', texts.options.workbookOut)
    .option('--json', texts.options.json)
    .action(async (dataset: string, { out, json = false }: { out: string; json?: boolean }) => {
      const blob = await writeTemplate(requireDataset(dataset));
      await writeWhole(Readable.fromWeb(blob.stream()), out);
      const output = createOutput(json);
      output.line(say(texts.templateWritten, { path: out }));
      output.result({ path: out, dataset });
    });
}

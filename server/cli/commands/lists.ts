import type { Command } from 'commander';
import type { Batch } from '../../../schemas/api/batches.ts';
import type { Source } from '../../../schemas/api/sources.ts';
import { datasets } from '../../../schemas/datasets/index.ts';
import { messages } from '../../../schemas/messages/index.ts';
import { withCore } from '../open-core.ts';
import { createOutput, language, texts } from '../output.ts';
import { textTable } from '../text-table.ts';

const { states } = messages[language].batches;

/** A moment of the city to the minute; nothing where there is none. */
const minute = (at: string | null) => at?.replace('T', ' ').slice(0, 16) ?? '';

const batchLine = (batch: Batch) => [
  ...[batch.batchId, states[batch.state], batch.department, batch.dataset, batch.fileName, batch.sheet],
  ...[batch.period ?? '', batch.delivered, batch.published, batch.quarantined, batch.nonData],
  minute(batch.receivedAt),
];

const sourceLine = (source: Source) => [
  ...[source.sourceId, source.department, source.dataset, texts.modes[source.mode], source.current],
  ...[source.held, minute(source.lastDelivery), source.lastPeriod ?? ''],
  source.due ? `${source.due.period} ${source.due.dueOn}` : '',
];

function addBatches(program: Command): void {
  program
    .command('batches')
    .description(texts.commands.batches)
    .argument('<workspace>', texts.options.workspace)
    .option('--json', texts.options.json)
    .action((workspace: string, { json = false }: { json?: boolean }) =>
      withCore(workspace, async (core) => {
        const batches = await core.ingest.listBatches();
        const output = createOutput(json);
        for (const line of textTable(texts.lists.batches, batches.map(batchLine))) output.line(line);
        output.result({ batches });
      }),
    );
}

function addSources(program: Command): void {
  program
    .command('sources')
    .description(texts.commands.sources)
    .argument('<workspace>', texts.options.workspace)
    .option('--json', texts.options.json)
    .action((workspace: string, { json = false }: { json?: boolean }) =>
      withCore(workspace, async (core) => {
        const sources = await core.ingest.listSources();
        const output = createOutput(json);
        for (const line of textTable(texts.lists.sources, sources.map(sourceLine))) output.line(line);
        output.result({ sources });
      }),
    );
}

function addDatasets(program: Command): void {
  program
    .command('datasets')
    .description(texts.commands.datasets)
    .option('--json', texts.options.json)
    .action(({ json = false }: { json?: boolean }) => {
      const output = createOutput(json);
      const rows = datasets.map(({ id, label, fields }) => [id, label[language], fields.length]);
      for (const line of textTable(texts.lists.datasets, rows)) output.line(line);
      output.result({
        datasets: datasets.map(({ id, label, fields }) => ({
          id,
          label,
          fields: fields.map((field) => ({ key: field.key, label: field.label })),
        })),
      });
    });
}

/** `tonghui batches`, `sources`, `datasets`: the numbers and names that the other commands take. */
export function addLists(program: Command): void {
  for (const add of [addBatches, addSources, addDatasets]) add(program);
}

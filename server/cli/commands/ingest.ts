import { Option, type Command } from 'commander';
import { HubError } from '../../../core/base/hub-error.ts';
import type { Core } from '../../../core/create-core.ts';
import { deliverFile, describeDelivery, inspectFile, type DeliverOptions } from '../deliver-file.ts';
import { createOutput, exitCode, reportFailure, say, texts, type Output } from '../output.ts';
import { readReading } from '../read-reading.ts';
import { withCore } from '../open-core.ts';

interface IngestOptions extends Omit<DeliverOptions, 'reading'> {
  reading?: string;
  dryRun?: boolean;
  json?: boolean;
}

async function propose(core: Core, file: string, output: Output): Promise<object> {
  const proposal = await inspectFile(core, file);
  for (const { sheet, dataset, datasetConfidence } of proposal.tables) {
    const template = dataset ? texts.proposed : texts.unknownTable;
    output.line(
      say(template, {
        file: proposal.fileName,
        sheet,
        dataset,
        confidence: Math.round(datasetConfidence * 100),
      }),
    );
  }
  for (const { columns } of proposal.tables)
    for (const { header, field, refusal, confidence } of columns)
      output.line(
        `  ${header} → ${refusal ? texts.refusedColumn : (field ?? texts.unmappedColumn)}${field ? ` ${Math.round(confidence * 100)}%` : ''}`,
      );
  await core.ingest.discard(proposal.fileId);
  return proposal;
}

async function ingestAll(core: Core, files: string[], options: IngestOptions, output: Output): Promise<void> {
  const { reading, ...rest } = options;
  const chosen = reading ? { ...rest, reading: readReading(reading) } : rest;
  const results: object[] = [];
  let code: number = exitCode.done;
  for (const file of files) {
    try {
      if (options.dryRun) {
        results.push(await propose(core, file, output));
        continue;
      }
      const delivered = await deliverFile(core, file, chosen, output);
      describeDelivery(delivered, output);
      results.push(delivered);
      const isIncomplete =
        delivered.unrecognised.length > 0 ||
        delivered.batches.some(({ quarantined, state }) => quarantined > 0 || state === 'held');
      if (isIncomplete && code === exitCode.done) code = exitCode.someQuarantined;
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      reportFailure(error, false);
      results.push({ file, error: { code: error.code, data: error.data } });
      code = exitCode.failed;
    }
  }
  output.result({ files: results });
  process.exitCode = code;
}

const append = (value: string, earlier: string[] = []) => [...earlier, value];

/** `tonghui ingest`: delivers files; one that fails does not keep the others from being delivered. */
export function addIngest(program: Command): void {
  program
    .command('ingest')
    .description(texts.commands.ingest)
    .argument('<workspace>', texts.options.workspace)
    .argument('<file...>', texts.options.files)
    .option('--department <department>', texts.options.department)
    .option('--dataset <dataset>', texts.options.dataset, append)
    .option('--period <period>', texts.options.period)
    .addOption(new Option('--mode <mode>', texts.options.deliveryMode).choices(['snapshot', 'delta']))
    .option('--reading <file>', texts.options.reading)
    .option('--dry-run', texts.options.dryRun)
    .option('--json', texts.options.json)
    .action((workspace: string, files: string[], options: IngestOptions) =>
      withCore(workspace, (core) => ingestAll(core, files, options, createOutput(options.json ?? false))),
    );
}

import { InvalidArgumentError, type Command } from 'commander';
import { localAnalyst } from '../../../core/access/actor.ts';
import { HubError } from '../../../core/base/hub-error.ts';
import { createOutput, say, texts } from '../output.ts';
import { withCore } from '../open-core.ts';
import { waitForJob } from '../wait-for-job.ts';

/** Reads a batch's number. @throws InvalidArgumentError for anything else */
export function batchNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(text);
  return Number(text);
}

/** `tonghui undo`: takes a batch back. */
export function addUndo(program: Command): void {
  program
    .command('undo')
    .description(texts.commands.undo)
    .argument('<workspace>')
    .argument('<batch>', texts.options.batch, batchNumber)
    .option('--json', texts.options.json)
    .action((workspace: string, batchId: number, { json = false }: { json?: boolean }) =>
      withCore(workspace, async (core) => {
        const output = createOutput(json);
        const batch = (await core.ingest.listBatches()).find((candidate) => candidate.batchId === batchId);
        if (!batch) throw new HubError('NOT_FOUND', { kind: 'batch', id: String(batchId) });
        const { jobId } = await core.ingest.undo(batchId, batch.dataVersion, localAnalyst);
        await waitForJob(core, jobId, output);
        output.line(say(texts.undone, { batch: batchId }));
        output.result({ batch: batchId, state: 'undone' });
      }),
    );
}

import { InvalidArgumentError, type Command } from 'commander';
import { localAnalyst } from '../../../core/access/actor.ts';
import { HubError } from '../../../core/base/hub-error.ts';
import type { Core } from '../../../core/create-core.ts';
import { createOutput, say, texts } from '../output.ts';
import { withCore } from '../open-core.ts';
import { waitForJob } from '../wait-for-job.ts';

/** Reads a batch's number. @throws InvalidArgumentError for anything else */
export function batchNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(text);
  return Number(text);
}

/** What can be decided about a batch, and the state that it has then. */
const decisions = { undo: 'undone', release: 'released', dismiss: 'dismissed' } as const;
type Decision = keyof typeof decisions;

async function decide(core: Core, decision: Decision, batchId: number, json: boolean): Promise<void> {
  const output = createOutput(json);
  const batch = (await core.ingest.listBatches()).find((candidate) => candidate.batchId === batchId);
  if (!batch) throw new HubError('NOT_FOUND', { kind: 'batch', id: String(batchId) });
  const { jobId } = await core.ingest[decision](batchId, batch.dataVersion, localAnalyst);
  await waitForJob(core, jobId, output);
  output.line(say(texts[decisions[decision]], { batch: batchId }));
  output.result({ batch: batchId, state: decisions[decision] });
}

function addDecision(program: Command, decision: Decision): void {
  program
    .command(decision)
    .description(texts.commands[decision])
    .argument('<workspace>', texts.options.workspace)
    .argument('<batch>', texts.options.batchNumber, batchNumber)
    .option('--json', texts.options.json)
    .action((workspace: string, batchId: number, { json = false }: { json?: boolean }) =>
      withCore(workspace, (core) => decide(core, decision, batchId, json)),
    );
}

/** `tonghui undo`: takes a batch back. `tonghui release` and `dismiss`: publish a held one after all, or put it away. */
export function addDecisions(program: Command): void {
  for (const decision of ['undo', 'release', 'dismiss'] as const) addDecision(program, decision);
}

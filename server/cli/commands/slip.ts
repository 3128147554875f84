import { Readable } from 'node:stream';
import type { Command } from 'commander';
import { localAnalyst } from '../../../core/access/actor.ts';
import { createOutput, say, texts } from '../output.ts';
import { withCore } from '../open-core.ts';
import { writeWhole } from '../write-whole.ts';
import { batchNumber } from './decisions.ts';

/** `tonghui slip`: the quarantine slip (退回单) of a batch, to be sent back to its department. The export is on record. */
export function addSlip(program: Command): void {
  program
    .command('slip')
    .description(texts.commands.slip)
    .argument('<workspace>', texts.options.workspace)
    .argument('<batch>', texts.options.batchNumber, batchNumber)
    .option('--out <file>', texts.options.workbookOut)
    .option('--json', texts.options.json)
    .action((workspace: string, batch: number, { out, json = false }: { out?: string; json?: boolean }) =>
      withCore(workspace, async (core) => {
        await core.commands.record('data.exported', localAnalyst, { what: 'slip', batch });
        const path = out ?? say(texts.slipName, { batch });
        await writeWhole(Readable.fromWeb((await core.ingest.slip(batch)).stream()), path);
        const { corrections } = await core.ingest.report(batch);
        const output = createOutput(json);
        output.line(say(texts.slipWritten, { path, ...corrections }));
        output.result({ path, batch, ...corrections });
      }),
    );
}

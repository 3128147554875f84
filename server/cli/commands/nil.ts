import { InvalidArgumentError, type Command } from 'commander';
import { localAnalyst } from '../../../core/access/actor.ts';
import { createOutput, say, texts } from '../output.ts';
import { withCore } from '../open-core.ts';

/** Reads a source's number. @throws InvalidArgumentError for anything else */
function sourceNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(text);
  return Number(text);
}

/** `tonghui nil`: 零报送, a source has nothing for a period. */
export function addNil(program: Command): void {
  program
    .command('nil')
    .description(texts.commands.nil)
    .argument('<workspace>', texts.options.workspace)
    .argument('<source>', texts.options.source, sourceNumber)
    .requiredOption('--period <period>', texts.options.period)
    .option('--json', texts.options.json)
    .action(
      (workspace: string, source: number, { period, json = false }: { period: string; json?: boolean }) =>
        withCore(workspace, async (core) => {
          await core.sources.reportNil(source, period, localAnalyst);
          const output = createOutput(json);
          output.line(say(texts.nilReported, { source, period }));
          output.result({ source, period });
        }),
    );
}

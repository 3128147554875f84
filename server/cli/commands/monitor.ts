import { Argument, InvalidArgumentError, type Command } from 'commander';
import { bringRiskUpToDate } from '../bring-up-to-date.ts';
import { withCore } from '../open-core.ts';
import { describeWarnings, openWarnings } from '../open-warnings.ts';
import { createOutput, texts } from '../output.ts';

/** Reads an ISO day. @throws InvalidArgumentError for anything else */
function isoDay(text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isDay || new Date(text).toISOString().slice(0, 10) !== text) throw new InvalidArgumentError(text);
  return text;
}

interface Options {
  asOf?: string;
  json?: boolean;
}

/**
 * `tonghui monitor`: assesses what was not assessed yet and lists the open warnings; with `--as-of` lists those that were open at the end of
 * that day, as they were shown then, and assesses nothing.
 */
export function addMonitor(program: Command): void {
  program
    .command('monitor')
    .description(texts.commands.monitor)
    .argument('<workspace>', texts.options.workspace)
    .addArgument(new Argument('<subject>', texts.options.monitored).choices(['risk']))
    .option('--as-of <date>', texts.options.asOf, isoDay)
    .option('--json', texts.options.json)
    .action((workspace: string, _subject: 'risk', { asOf, json = false }: Options) =>
      withCore(workspace, async (core) => {
        const output = createOutput(json);
        if (asOf === undefined) await bringRiskUpToDate(core, output);
        const warnings = await openWarnings(core, asOf ?? null);
        await describeWarnings(core, warnings, output);
        output.result({ asOf: asOf ?? null, warnings });
      }),
    );
}

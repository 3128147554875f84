import { Argument, InvalidArgumentError, type Command } from 'commander';
import type { Core } from '../../../core/create-core.ts';
import { readOpinionBrief } from '../../../core/monitoring/opinion/brief/read-brief.ts';
import { bringOpinionUpToDate, bringRiskUpToDate } from '../bring-up-to-date.ts';
import { describeOpinionBrief } from '../describe-opinion-brief.ts';
import { withCore } from '../open-core.ts';
import { describeWarnings, openWarnings } from '../open-warnings.ts';
import { createOutput, type Output, texts } from '../output.ts';

/** Reads an ISO day. @throws InvalidArgumentError for anything else */
function isoDay(text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isDay || new Date(text).toISOString().slice(0, 10) !== text) throw new InvalidArgumentError(text);
  return text;
}

interface Options {
  asOf?: string | null;
  json?: boolean;
}

type Subject = 'risk' | 'opinion';

/** Brings the subject up to date and says what there is to say of it; `asOf`: of that day. */
const monitors: Record<Subject, (core: Core, asOf: string | null, output: Output) => Promise<void>> = {
  async risk(core, asOf, output) {
    if (asOf === null) await bringRiskUpToDate(core, output);
    const warnings = await openWarnings(core, asOf);
    await describeWarnings(core, warnings, output);
    output.result({ asOf, warnings });
  },
  async opinion(core, asOf, output) {
    await bringOpinionUpToDate(core, output);
    const brief = await core.warehouse.transaction((session) =>
      readOpinionBrief(session, { day: asOf, within: null }),
    );
    await describeOpinionBrief(core, brief, output);
    output.result({ asOf, brief });
  },
};

/**
 * `tonghui monitor`. Risk: assesses what was not assessed yet and lists the open warnings; with `--as-of` lists those that were open at the end of
 * that day, as they were shown then, and assesses nothing. Opinion: reads the requests that were not read yet and gives the brief of the last
 * day, or of the given one.
 */
export function addMonitor(program: Command): void {
  program
    .command('monitor')
    .description(texts.commands.monitor)
    .argument('<workspace>', texts.options.workspace)
    .addArgument(new Argument('<subject>', texts.options.monitored).choices(['risk', 'opinion']))
    .option('--as-of <date>', texts.options.asOf, isoDay)
    .option('--json', texts.options.json)
    .action((workspace: string, subject: Subject, { asOf = null, json = false }: Options) =>
      withCore(workspace, (core) => monitors[subject](core, asOf, createOutput(json))),
    );
}

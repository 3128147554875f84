import { Command, CommanderError } from 'commander';
import { HubError } from '../../core/base/hub-error.ts';
import { addClusters } from './commands/clusters.ts';
import { addDemo } from './commands/demo.ts';
import { addDoctor } from './commands/doctor.ts';
import { addIngest } from './commands/ingest.ts';
import { addInit } from './commands/init.ts';
import { addLink } from './commands/link.ts';
import { addLinks } from './commands/links.ts';
import { addMatch } from './commands/match.ts';
import { addMonitor } from './commands/monitor.ts';
import { addNil } from './commands/nil.ts';
import { addRejects } from './commands/rejects.ts';
import { addServe } from './commands/serve.ts';
import { addSlip } from './commands/slip.ts';
import { addTemplate } from './commands/template.ts';
import { addDecisions } from './commands/decisions.ts';
import { addLists } from './commands/lists.ts';
import { exitCode, reportFailure, texts } from './output.ts';
import { describeWrongUse, speakChosenLanguage } from './wrong-use.ts';

const program = new Command('tonghui').description(texts.description).exitOverride();
speakChosenLanguage(program);
const commands = [
  addDemo,
  addInit,
  addIngest,
  addLists,
  addDecisions,
  addRejects,
  addSlip,
  addTemplate,
  addNil,
  addMatch,
  addClusters,
  addLinks,
  addLink,
  addMonitor,
  addServe,
  addDoctor,
];
for (const add of commands) add(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = codeOf(error);
}

function codeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCode.done;
    if (error.code !== 'commander.help') process.stderr.write(`${describeWrongUse(error)}\n`);
    return exitCode.wrongUse;
  }
  const json = process.argv.includes('--json');
  if (error instanceof HubError) {
    reportFailure(error, json);
    return exitCode.failed;
  }
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  reportFailure({ code: 'INTERNAL', data: { reference: 'cli' } }, json);
  return exitCode.failed;
}

import { Argument, type Command } from 'commander';
import { localAnalyst } from '../../../core/access/actor.ts';
import type { Core } from '../../../core/create-core.ts';
import { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { MatchingSummary } from '../../../schemas/api/matching.ts';
import { createOutput, say, texts, type Output } from '../output.ts';
import { withCore } from '../open-core.ts';
import { waitForJob } from '../wait-for-job.ts';

/** Matches each kind of entity in turn. */
export async function matchAll(
  core: Core,
  entities: readonly EntityKind[],
  output: Output,
): Promise<MatchingSummary[]> {
  for (const entity of entities) await waitForJob(core, core.matching.run(entity, localAnalyst).id, output);
  const summaries = await core.matching.summary();
  return summaries.filter(({ entity }) => entities.includes(entity));
}

/** `tonghui match`: record linkage over all departments. */
export function addMatch(program: Command): void {
  program
    .command('match')
    .description(texts.commands.match)
    .argument('<workspace>', texts.options.workspace)
    .addArgument(new Argument('[entity]').choices(EntityKind.options))
    .option('--json', texts.options.json)
    .action((workspace: string, entity: EntityKind | undefined, { json = false }: { json?: boolean }) =>
      withCore(workspace, async (core) => {
        const output = createOutput(json);
        const summaries = await matchAll(core, entity ? [entity] : EntityKind.options, output);
        for (const summary of summaries)
          output.line(say(texts.matched, { ...summary, linked: summary.linkedAcrossDepartments }));
        output.result({ matching: summaries });
      }),
    );
}

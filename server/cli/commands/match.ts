import { Argument, type Command } from 'commander';
import { localAnalyst } from '../../../core/access/actor.ts';
import type { Core } from '../../../core/create-core.ts';
import { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { MatchResult } from '../../../schemas/api/matching.ts';
import { createOutput, say, texts, type Output } from '../output.ts';
import { withCore } from '../open-core.ts';
import { waitForJob } from '../wait-for-job.ts';

/** Matches each kind of entity in turn: what changed since the last run, or all anew with `train`. */
export async function matchAll(
  core: Core,
  entities: readonly EntityKind[],
  output: Output,
  options?: { train: boolean },
): Promise<MatchResult[]> {
  const results: MatchResult[] = [];
  for (const entity of entities) {
    const { id } = core.matching.run(entity, localAnalyst, options);
    results.push(MatchResult.parse(await waitForJob(core, id, output)));
  }
  return results;
}

interface Options {
  retrain?: boolean;
  json?: boolean;
}

/** `tonghui match`: record linkage over all departments. */
export function addMatch(program: Command): void {
  program
    .command('match')
    .description(texts.commands.match)
    .argument('<workspace>', texts.options.workspace)
    .addArgument(new Argument('[entity]').choices(EntityKind.options))
    .option('--retrain', texts.options.retrain)
    .option('--json', texts.options.json)
    .action((workspace: string, entity: EntityKind | undefined, { retrain = false, json = false }: Options) =>
      withCore(workspace, async (core) => {
        const output = createOutput(json);
        const results = await matchAll(core, entity ? [entity] : EntityKind.options, output, {
          train: retrain,
        });
        for (const result of results) {
          const entity = texts.entities[result.entity];
          output.line(say(texts.matched, { ...result, entity, linked: result.linkedAcrossDepartments }));
          if (result.mode === 'update') output.line(say(texts.matchUpdated, { ...result }));
        }
        output.result({ matching: results });
      }),
    );
}

import type { Pull, PullDefinition, PullRun } from '../../../schemas/api/pulls.ts';
import { cityTime, type Clock } from '../../base/clock.ts';
import { HubError } from '../../base/hub-error.ts';
import type { ActorRef, CommandLog } from '../../journal/command.ts';
import { pullDescribed, pullRemoved } from './pull-described.ts';
import { createPullStates } from './pull-state.ts';
import { readPulls, requirePull } from './read-pulls.ts';
import { runPull, type PullDependencies } from './run-pull.ts';

/** Regular deliveries that the hub fetches itself from departments' databases. */
export interface Pulls {
  list(): Promise<Pull[]>;
  /** Without `seen` a new one. Throws CONFLICT when it has changed since. */
  save(
    pull: { seen: { pullId: number; version: number } | null; definition: PullDefinition; password?: string },
    actor: ActorRef,
  ): Promise<{ pullId: number }>;
  remove(pullId: number, seenVersion: number, actor: ActorRef): Promise<void>;
  /** Starts the job; its result is a `PullResult`. Throws NOT_FOUND. */
  run(pullId: number, actor: ActorRef): Promise<{ jobId: string }>;
}

export function createPulls(
  options: Omit<PullDependencies, 'states'> & { commands: CommandLog; clock: Clock },
): Pulls {
  const { warehouse, commands, jobs, clock, workspace } = options;
  const states = createPullStates(workspace);

  async function runOnce(pullId: number, actor: ActorRef, context: Parameters<typeof runPull>[3]) {
    const ended = (outcome: PullRun['outcome'], error: PullRun['error'] = null) =>
      states.change(pullId, () => ({ lastRun: { at: cityTime(clock.now()), outcome, error } }));
    try {
      const result = await runPull({ ...options, states }, pullId, actor, context);
      await ended(result.outcome);
      return { ...result };
    } catch (error) {
      const known = error instanceof HubError ? { code: error.code, data: { ...error.data } } : null;
      await ended('failed', known ?? { code: 'INTERNAL', data: {} });
      throw error;
    }
  }

  return {
    async list() {
      const known = await readPulls(warehouse);
      return Promise.all(
        known.map(async ({ pullId, version, definition }) => {
          const { password, lastRun } = await states.get(pullId);
          return { ...definition, pullId, version, hasPassword: password !== '', lastRun };
        }),
      );
    },
    async save({ seen, definition, password }, actor) {
      let pullId = 0;
      await commands.execute(
        pullDescribed,
        async (allot) => {
          if (seen) await requirePull(warehouse, seen.pullId, seen.version);
          pullId = seen?.pullId ?? allot.ids('pull');
          return { pullId, definition };
        },
        { actor },
      );
      if (password !== undefined) await states.change(pullId, () => ({ password }));
      return { pullId };
    },
    async remove(pullId, seenVersion, actor) {
      await commands.execute(
        pullRemoved,
        async () => {
          await requirePull(warehouse, pullId, seenVersion);
          return { pullId };
        },
        { actor },
      );
      await states.remove(pullId);
    },
    async run(pullId, actor) {
      const { definition } = await requirePull(warehouse, pullId);
      const order = { kind: 'pull', subject: definition.name, writes: false } as const;
      const job = jobs.start(order, (context) => runOnce(pullId, actor, context));
      return { jobId: job.id };
    },
  };
}

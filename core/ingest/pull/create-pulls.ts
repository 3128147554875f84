import type { Pull, PullDefinition, PullRun } from '../../../schemas/api/pulls.ts';
import { cityTime, type Clock } from '../../base/clock.ts';
import { HubError } from '../../base/hub-error.ts';
import type { ActorRef, CommandLog } from '../../journal/command.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Schedule } from '../../jobs/schedule.ts';
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
  /** From here on scheduled pulls run by themselves; only a host that stays open calls it. */
  start(): Promise<void>;
}

/** Who pulls when nobody asks. */
const program = { name: 'tonghui', role: 'program' };

export function createPulls(
  options: Omit<PullDependencies, 'states'> & {
    commands: CommandLog;
    clock: Clock;
    schedule: Schedule;
    notices: Notices;
  },
): Pulls {
  const { warehouse, commands, jobs, clock, workspace, schedule } = options;
  const states = createPullStates(workspace);
  const planned = new Map<number, () => void>();
  let isStarted = false;

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

  async function start(pullId: number, actor: ActorRef): Promise<{ jobId: string }> {
    const { definition } = await requirePull(warehouse, pullId);
    const order = { kind: 'pull', subject: definition.name, writes: false } as const;
    const job = jobs.start(order, (context) => runOnce(pullId, actor, context));
    return { jobId: job.id };
  }

  async function runAsPlanned(pullId: number): Promise<void> {
    const { jobId } = await start(pullId, program);
    const job = await jobs.wait(jobId);
    const isDone = job.state === 'done' && job.result?.['outcome'] !== 'waiting';
    if (!isDone) options.notices.raise({ level: 'warning', code: 'pull-needs-you', data: { pull: pullId } });
  }

  /** Takes over what the pulls say now about when they run. */
  async function plan(): Promise<void> {
    if (!isStarted) return;
    for (const stop of planned.values()) stop();
    planned.clear();
    for (const { pullId, definition } of await readPulls(warehouse))
      if (definition.schedule !== null)
        planned.set(
          pullId,
          schedule.add(definition.schedule, () => runAsPlanned(pullId)),
        );
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
      if (definition.schedule !== null) schedule.add(definition.schedule, async () => undefined)(); // refuses what is no pattern
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
      await plan();
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
      await plan();
    },
    run: start,
    async start() {
      isStarted = true;
      await plan();
    },
  };
}

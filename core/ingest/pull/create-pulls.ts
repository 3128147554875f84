import { isDeepStrictEqual } from 'node:util';
import type { Pull, PullDefinition, PullRun } from '../../../schemas/api/pulls.ts';
import { cityTime, type Clock } from '../../base/clock.ts';
import { HubError } from '../../base/hub-error.ts';
import type { JobContext } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Schedule } from '../../jobs/schedule.ts';
import type { ActorRef, CommandLog } from '../../journal/command.ts';
import { createPullPlan } from './plan-pulls.ts';
import { pullDescribed, pullRemoved } from './pull-described.ts';
import { createPullStates } from './pull-state.ts';
import { readPulls, requirePull } from './read-pulls.ts';
import { fromStored, textsOf, toStored, type StoredDefinition } from './stored-definition.ts';
import { createWaitingPulls } from './waiting-pulls.ts';
import { runPull, type PullDependencies, type PullResult } from './run-pull.ts';

/** Regular deliveries that the hub fetches itself from departments' databases. */
export interface Pulls {
  list(): Promise<Pull[]>;
  /** Without `seen` a new one. Throws CONFLICT when it has changed since, BAD_INPUT when its schedule is none. */
  save(pull: ChangedPull, actor: ActorRef): Promise<{ pullId: number }>;
  remove(pullId: number, seenVersion: number, actor: ActorRef): Promise<void>;
  /** Starts the job; its result is a `PullResult`. Throws NOT_FOUND. */
  run(pullId: number, actor: ActorRef): Promise<{ jobId: string }>;
  /** From here on scheduled pulls run by themselves; only a host that stays open calls it. */
  start(): Promise<void>;
}

interface ChangedPull {
  seen: { pullId: number; version: number } | null;
  definition: PullDefinition;
  /** Left out: as it was, and none for another server. */
  password?: string;
}

interface PullOptions extends Omit<PullDependencies, 'states' | 'waiting'> {
  commands: CommandLog;
  clock: Clock;
  schedule: Schedule;
  notices: Notices;
}

type PullContext = PullOptions & PullDependencies;

/** Who pulls when nobody asks. */
const program = { name: 'tonghui', role: 'program' };

export function createPulls(given: PullOptions): Pulls {
  const { warehouse, schedule, workspace, ingest, notices } = given;
  const states = createPullStates(workspace);
  const options = { ...given, states, waiting: createWaitingPulls(ingest, notices) };
  const { waiting } = options;
  const plan = createPullPlan(warehouse, schedule, async ({ pullId, definition }) => {
    const { jobId } = await startPull(options, pullId, program);
    const { state } = await given.jobs.wait(jobId);
    waiting.tell(pullId, definition.name, state === 'done');
  });
  return {
    list: () => listPulls(options),
    async save({ seen, definition, password }, actor) {
      plan.requireTimes(definition.schedule);
      const before = seen && (await requirePull(warehouse, seen.pullId)).definition;
      const stored = toStored(definition, workspace.keys.hmac);
      const pullId = await describe(options, seen, definition, actor);
      if (before && !isDeepStrictEqual(rowsOf(before), rowsOf(stored)))
        await states.change(pullId, () => ({ reached: [] }));
      const isElsewhere = before !== null && !isDeepStrictEqual(placeOf(before), placeOf(definition));
      if (password !== undefined || isElsewhere)
        await states.change(pullId, () => ({ password: password ?? '' }));
      await plan.renew();
      return { pullId };
    },
    async remove(pullId, seenVersion, actor) {
      const prepare = async () => {
        await requirePull(warehouse, pullId, seenVersion);
        return { pullId };
      };
      await options.commands.execute(pullRemoved, prepare, { actor });
      await states.remove(pullId);
      await waiting.replace(pullId, null);
      await plan.renew();
    },
    run: (pullId, actor) => startPull(options, pullId, actor),
    start: () => plan.start(),
  };
}

async function listPulls({ warehouse, states, waiting }: PullContext): Promise<Pull[]> {
  const known = await readPulls(warehouse);
  return Promise.all(
    known.map(async ({ pullId, version, definition }) => {
      const state = await states.get(pullId);
      return {
        ...fromStored(definition, state),
        pullId,
        version,
        hasPassword: state.password !== '',
        lastRun: state.lastRun,
        waitingFileId: waiting.fileOf(pullId),
      };
    }),
  );
}

/** The text of a query is kept before the journal names it, and an earlier one as long as the journal may. */
async function describe(
  { warehouse, commands, workspace, states }: PullContext,
  seen: ChangedPull['seen'],
  definition: PullDefinition,
  actor: ActorRef,
): Promise<number> {
  const { hmac } = workspace.keys;
  const texts = textsOf(definition, hmac);
  let pullId = 0;
  await commands.execute(
    pullDescribed,
    async (allot) => {
      if (seen) await requirePull(warehouse, seen.pullId, seen.version);
      pullId = seen?.pullId ?? allot.ids('pull');
      await states.change(pullId, ({ queries }) => ({ queries: { ...queries, ...texts } }));
      return { pullId, definition: toStored(definition, hmac) };
    },
    { actor },
  );
  await states.change(pullId, () => ({ queries: texts }));
  return pullId;
}

/** Which rows a pull fetches for whom: once these are others, how far the key came says nothing of them. */
function rowsOf({ department, address, query }: StoredDefinition): unknown {
  const { system, host, port, database } = address;
  return { department, system, host, port, database, query };
}

/** Who is asked: a password that was given for one server is never sent to another. */
function placeOf({ address: { system, host, port } }: StoredDefinition): unknown {
  return { system, host, port };
}

async function startPull(options: PullContext, pullId: number, actor: ActorRef): Promise<{ jobId: string }> {
  const { definition } = await requirePull(options.warehouse, pullId);
  const { name: subject, department } = definition;
  const order = { kind: 'pull', subject, writes: false, department } as const;
  const job = options.jobs.start(order, (context) => runOnce(options, pullId, actor, context));
  return { jobId: job.id };
}

/** Runs a pull and keeps how it ended. */
async function runOnce(
  options: PullContext,
  pullId: number,
  actor: ActorRef,
  context: JobContext,
): Promise<{ [Key in keyof PullResult]: PullResult[Key] }> {
  const { states, clock } = options;
  const ended = (end: Omit<PullRun, 'at'>) =>
    states.change(pullId, () => ({ lastRun: { at: cityTime(clock.now()), ...end } }));
  try {
    const result = await runPull(options, pullId, actor, context);
    await ended({ outcome: result.outcome, error: null, hasKeyless: result.hasKeyless });
    return { ...result };
  } catch (error) {
    const known = error instanceof HubError ? { code: error.code, data: { ...error.data } } : null;
    await ended({ outcome: 'failed', error: known ?? { code: 'INTERNAL', data: {} }, hasKeyless: false });
    throw error;
  }
}

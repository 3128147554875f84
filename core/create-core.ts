import { datasets } from '../schemas/datasets/index.ts';
import { localAnalyst } from './access/actor.ts';
import type { Clock } from './base/clock.ts';
import type { Logger } from './base/logger.ts';
import { dispatchHandlers } from './dispatch/dispatch-handlers.ts';
import { createInbox } from './ingest/inbox/create-inbox.ts';
import { inboxConfigured } from './ingest/inbox/inbox-setting.ts';
import { createIngest } from './ingest/create-ingest.ts';
import { widenDatasets } from './ingest/batch/dataset-widened.ts';
import { ingestHandlers, prepareIngest } from './ingest/ingest-handlers.ts';
import { divisionsRegistered, loadReferences, registerOwnDivisions } from './ingest/references/index.ts';
import type { SpawnParser } from './ingest/parser/parse-file.ts';
import { createPulls } from './ingest/pull/create-pulls.ts';
import { createSources } from './ingest/sources/create-sources.ts';
import { createJobs } from './jobs/create-jobs.ts';
import { createNotices } from './jobs/notices.ts';
import { createSchedule } from './jobs/schedule.ts';
import { openStore, type Store } from './journal/open-store.ts';
import { keepDerivedFresh, type Derived } from './keep-derived-fresh.ts';
import { addressHandlers } from './master/addresses/address-handlers.ts';
import { conflictHandlers } from './master/conflicts/conflict-handlers.ts';
import { createMaster } from './master/create-master.ts';
import { gridHandlers } from './master/grids/grid-handlers.ts';
import { prepareMaster } from './master/master-tables.ts';
import { createMatching } from './matching/create-matching.ts';
import { entitiesMatched, matchingCompleted } from './matching/entities-matched.ts';
import { createClusterList } from './matching/workbench/cluster-list.ts';
import { linkageHandlers } from './matching/workbench/linkage-handlers.ts';
import { createOverview } from './monitoring/overview/create-overview.ts';
import { prepareOverview } from './monitoring/overview/mart-tables.ts';
import { createOpinion } from './monitoring/opinion/create-opinion.ts';
import { eventDecided, eventDecisionWithdrawn } from './monitoring/opinion/events/decisions.ts';
import { opinionModelHandlers } from './monitoring/opinion/opinion-model-handlers.ts';
import { prepareOpinion } from './monitoring/opinion/prepare-opinion.ts';
import { wordSet } from './monitoring/opinion/terms/word-commands.ts';
import { createRisk } from './monitoring/risk/create-risk.ts';
import { riskHandlers } from './monitoring/risk/risk-handlers.ts';
import { prepareRisk } from './monitoring/risk/risk-tables.ts';
import { createPreferenceStore, preferenceSaved } from './preferences/preferences.ts';
import type { CallContext, Connection, Services } from './rpc/call-context.ts';
import { createFileDesk } from './rpc/file-desk.ts';
import { router } from './rpc/router.ts';
import type { Session } from './warehouse/warehouse.ts';
import { watchDues } from './watch-dues.ts';
import { watchMatters } from './watch-matters.ts';
import type { KeyStore } from './workspace/key-store.ts';
import type { HostKind } from './workspace/workspace.ts';

/** What a host gives the core: all that differs between Electron, a server, the command line and a test. */
export interface Capabilities {
  workspacePath: string;
  /** Which kind of host owns the workspace from now on. */
  host: HostKind;
  /** Of the program, as `system.info` shows it. */
  version: string;
  clock: Clock;
  logger: Logger;
  keyStore: KeyStore;
  spawnParser: SpawnParser;
  /** How long a file of the inbox must have been still before it is taken, in milliseconds; a few seconds. */
  inboxSettleMs?: number;
  /** Cancels a long rebuild of the warehouse. */
  signal?: AbortSignal;
}

/** A workspace at work: its services, and the router that serves them. */
export interface Core extends Services {
  router: typeof router;
  /** What the calls of one connection run with; made once per connection. */
  contextFor(connection: Connection): CallContext;
  /** Ends jobs in order, closes the workspace and gives up its ownership. */
  close(): Promise<void>;
}

/** Every type of command that a journal may hold. */
const handlers = [
  preferenceSaved,
  inboxConfigured,
  divisionsRegistered,
  ...ingestHandlers,
  entitiesMatched,
  matchingCompleted,
  ...linkageHandlers,
  ...conflictHandlers,
  ...addressHandlers,
  ...gridHandlers,
  ...riskHandlers,
  ...dispatchHandlers,
  ...opinionModelHandlers,
  eventDecided,
  eventDecisionWithdrawn,
  wordSet,
];

/** Who acts when the hub does something by itself. */
const program = { name: 'tonghui', role: 'program' };

/**
 * Opens a workspace and puts the domains together.
 * @throws HubError WORKSPACE_MISSING, WORKSPACE_OWNED (with the owner), WORKSPACE_DAMAGED, DISK_FULL, CANCELLED
 */
export async function createCore(capabilities: Capabilities): Promise<Core> {
  const { workspacePath: path, ...environment } = capabilities;
  const store = await openStore({ path, ...environment, handlers, prepare });
  try {
    return await compose(store, capabilities);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function prepare(session: Session): Promise<void> {
  await loadReferences(session);
  await prepareIngest(session);
  await prepareOverview(session);
  await prepareMaster(session);
  await prepareRisk(session);
  await prepareOpinion(session);
}

async function compose(store: Store, capabilities: Capabilities): Promise<Core> {
  const { host: ownerHost, logger } = capabilities;
  await registerOwnDivisions(store, store.workspace.paths.definitions, program);
  await widenDatasets(store, datasets, program);
  const services = await createServices(store, capabilities);
  const { jobs, files, schedule } = services;
  // A single command ends before any of this would; the next host that stays open makes up for it.
  const stops = ownerHost === 'command-line' ? [] : watch(services, logger);
  if (ownerHost !== 'command-line') {
    await services.inbox.start();
    await services.pulls.start();
  }
  return {
    ...services,
    router,
    contextFor: ({ host }) => ({ actor: localAnalyst, host, services }),
    async close() {
      for (const stop of stops) stop();
      // Together: a planned pull ends only when its job is cancelled.
      await Promise.all([services.inbox.close(), schedule.close(), jobs.close()]);
      await Promise.all([files.close(), services.ingest.close()]);
      await store.close();
    },
  };
}

/** The domains, each with those that it builds on. */
async function createServices(
  { workspace, warehouse, commands }: Store,
  { version, clock, logger, spawnParser, inboxSettleMs: settleMs }: Capabilities,
): Promise<Services> {
  const jobs = await createJobs({ directory: workspace.paths.logs, clock, logger });
  const notices = createNotices();
  const schedule = createSchedule(logger);
  const ingest = createIngest({ workspace, warehouse, commands, jobs, clock, spawnParser });
  const running = { workspace, warehouse, commands, jobs, clock, ingest, notices };
  return {
    version,
    logger,
    workspace,
    warehouse,
    commands,
    jobs,
    notices,
    schedule,
    files: createFileDesk(workspace.paths.inbox),
    ingest,
    sources: createSources({ warehouse, commands }),
    inbox: createInbox({ ...running, logger, settleMs }),
    pulls: createPulls({ ...running, spawnParser, schedule }),
    preferences: createPreferenceStore(warehouse, commands),
    matching: createMatching({ warehouse, commands, jobs }),
    clusterList: createClusterList({ warehouse }),
    overview: createOverview({ warehouse }),
    master: createMaster({ warehouse }),
    risk: createRisk({ warehouse, commands, clock }),
    opinion: createOpinion({ warehouse }),
    labelling: { workspace, warehouse, commands, spawnParser },
    dispatch: { workspace, warehouse, commands, clock, spawnParser },
  };
}

/** What happens by itself while the hub is open; each returned function ends one of them. */
function watch(services: Services, logger: Logger): (() => void)[] {
  const { jobs, overview, master, risk, opinion, schedule } = services;
  const context = { jobs, schedule, logger };
  const marts: Derived = {
    kind: 'refresh',
    isStale: () => overview.isStale(),
    build: (context) => overview.refresh(context),
  };
  const entities: Derived = {
    kind: 'master',
    isStale: () => master.isStale(),
    build: (context) => master.build(context),
  };
  const figures: Derived = {
    kind: 'risk',
    after: 'master',
    // Every morning: a delivery is late from a day on, without any job.
    at: '20 0 * * *',
    isStale: async () => !(await master.isStale()) && (await risk.isStale()),
    build: (job) => risk.refresh(program, job),
  };
  const requests: Derived = {
    kind: 'opinion',
    after: 'master',
    isStale: async () => !(await master.isStale()) && (await opinion.isStale()),
    build: (job) => opinion.build(job),
  };
  return [
    keepDerivedFresh(context, marts),
    keepDerivedFresh(context, entities),
    keepDerivedFresh(context, figures),
    keepDerivedFresh(context, requests),
    watchDues({ ...services, logger }),
    watchMatters({ ...services, logger }, program),
  ];
}

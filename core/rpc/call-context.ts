import type { Actor } from '../access/actor.ts';
import type { Logger } from '../base/logger.ts';
import type { Dispatch } from '../dispatch/dispatch.ts';
import type { Ingest } from '../ingest/ingest.ts';
import type { Pulls } from '../ingest/pull/create-pulls.ts';
import type { Inbox } from '../ingest/inbox/create-inbox.ts';
import type { Sources } from '../ingest/sources/create-sources.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Notices } from '../jobs/notices.ts';
import type { Schedule } from '../jobs/schedule.ts';
import type { CommandLog } from '../journal/command.ts';
import type { Matching } from '../matching/create-matching.ts';
import type { ClusterList } from '../matching/workbench/cluster-list.ts';
import type { Master } from '../master/create-master.ts';
import type { Overview } from '../monitoring/overview/create-overview.ts';
import type { Opinion } from '../monitoring/opinion/create-opinion.ts';
import type { Labelling } from '../monitoring/opinion/labelling.ts';
import type { Risk } from '../monitoring/risk/create-risk.ts';
import type { PreferenceStore } from '../preferences/preferences.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { FileDesk } from './file-desk.ts';

/** Where a call comes from. It belongs to the connection, never to the arguments. */
export interface Connection {
  host: 'desktop' | 'loopback';
}

/** What the procedures are made of: one service per domain. */
export interface Services {
  version: string;
  logger: Logger;
  workspace: Workspace;
  warehouse: Warehouse;
  commands: CommandLog;
  jobs: Jobs;
  notices: Notices;
  schedule: Schedule;
  files: FileDesk;
  ingest: Ingest;
  sources: Sources;
  inbox: Inbox;
  pulls: Pulls;
  preferences: PreferenceStore;
  matching: Matching;
  clusterList: ClusterList;
  overview: Overview;
  master: Master;
  risk: Risk;
  opinion: Opinion;
  labelling: Labelling;
  dispatch: Dispatch;
}

/** What every handler is given beside its input. */
export interface CallContext {
  actor: Actor;
  host: Connection['host'];
  services: Services;
}

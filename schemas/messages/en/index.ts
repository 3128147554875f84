import type { Messages } from '../index.ts';
import { app } from './app.ts';
import { batches } from './batches.ts';
import { connectors } from './connectors.ts';
import { datasets } from './datasets.ts';
import { dispatch } from './dispatch.ts';
import { errors } from './errors.ts';
import { intake } from './intake.ts';
import { issues } from './issues.ts';
import { jobs } from './jobs.ts';
import { linkage } from './linkage.ts';
import { master } from './master.ts';
import { map } from './map.ts';
import { overview } from './overview.ts';
import { quality } from './quality.ts';
import { reading } from './reading.ts';
import { returns } from './returns.ts';
import { risk } from './risk.ts';
import { sourcePage } from './source-page.ts';
import { sources } from './sources.ts';

export const en: Messages = {
  app,
  batches,
  connectors,
  datasets,
  dispatch,
  errors,
  intake,
  issues,
  jobs,
  linkage,
  master,
  map,
  overview,
  quality,
  reading,
  returns,
  risk,
  sourcePage,
  sources,
};

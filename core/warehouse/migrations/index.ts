import { foundation } from './0001-foundation.ts';
import { references } from './0002-references.ts';
import { knownFields } from './0003-known-fields.ts';
import { intake } from './0004-intake.ts';
import { linkage } from './0005-linkage.ts';
import { linkageWorkbench } from './0006-linkage-workbench.ts';
import { master } from './0007-master.ts';
import { risk } from './0008-risk.ts';
import { dispatch } from './0009-dispatch.ts';
import { opinion } from './0010-opinion.ts';
import { warningSpan } from './0011-warning-span.ts';

/** One step of the warehouse's schema; its statements run in one transaction. */
export interface Migration {
  number: number;
  name: string;
  statements: readonly string[];
}

/** Every migration in order. A new one goes at the end; a released one is never edited. */
export const migrations: readonly Migration[] = [
  foundation,
  references,
  knownFields,
  intake,
  linkage,
  linkageWorkbench,
  master,
  risk,
  dispatch,
  opinion,
  warningSpan,
];

import { linkRecords } from '../../../core/matching/link/link-records.ts';
import { makeRecords, standardisations } from '../../../core/matching/standardise/index.ts';
import { ownPlaces } from '../../../core/matching/standardise/company-names.ts';
import type { ConnectedSession } from '../../../core/warehouse/warehouse.ts';
import { presets } from '../../../schemas/linkage/presets/index.ts';
import type { EvaluatedKind } from './load-truth.ts';

/** Links as the hub does with its preset, makes `found(record_id, cluster)`, and returns how many pairs were compared. */
export async function runHub(session: ConnectedSession, kind: EvaluatedKind): Promise<number> {
  await makeRecords(session, standardisations[kind]);
  const { group, pairs } = await linkRecords(session, presets[kind], null, {
    signal: new AbortController().signal,
    progress: () => undefined,
    places: await ownPlaces(session),
  });
  await session.run('CREATE OR REPLACE TEMP TABLE grouped (n INTEGER, cluster INTEGER)');
  await session.append('grouped', [Int32Array.from(group, (_, n) => n), group]);
  await session.run(
    'CREATE OR REPLACE TEMP TABLE found AS SELECT record_id, cluster FROM grouped JOIN record USING (n)',
  );
  return pairs;
}

import { findDwellings } from '../../core/master/relations/find-dwellings.ts';
import { learnSites } from '../../core/master/relations/learn-sites.ts';
import { buildPlaceTexts } from '../../core/master/place-texts/build-place-texts.ts';
import { writeMentions } from '../../core/master/relations/write-mentions.ts';
import { readUnlinkedFigures } from '../../core/master/unlinked/read-figures.ts';
import { writeUnlinkedSubjects } from '../../core/master/unlinked/unlinked-subjects.ts';
import type { ConnectedSession } from '../../core/warehouse/warehouse.ts';
import { literal } from '../../core/warehouse/quote.ts';
import type { SampleManifest } from '../../sample/generate-sample.ts';
import type { UnlinkedFigure, UnlinkedFigureId } from '../../schemas/api/master/unlinked.ts';

/** A figure with what it would be if nothing had been missed. */
export interface UnlinkedQuality extends UnlinkedFigure {
  true: number;
  isCovered: boolean;
}

const holds = (relation: string, side: 'from' | 'to') => `EXISTS (
  SELECT 1 FROM true_relation r WHERE r.relation = '${relation}' AND NOT r.has_ended AND r.${side}_entity = t.entity)`;
const knownTo = (department: string) => `EXISTS (
  SELECT 1 FROM known k WHERE k.entity = t.entity AND k.department LIKE '%${department}%')`;

/** SQL over a true entity `t` of whether the figure rightly counts it. */
const truths: Record<UnlinkedFigureId, string> = {
  'dwellings-without-people': `NOT ${holds('lives-in', 'to')}`,
  'people-without-dwelling': `NOT ${holds('lives-in', 'from')}`,
  'registered-elsewhere': `NOT EXISTS (
    SELECT 1 FROM true_relation l JOIN true_relation h USING (from_entity, to_entity)
    WHERE l.relation = 'lives-in' AND h.relation = 'registered-at' AND from_entity = t.entity)`,
  'companies-not-at-registered-address': 't.entity IN (SELECT entity FROM moved)',
  'companies-only-at-tax': `NOT ${knownTo('市场监督')}`,
  'companies-not-at-tax': `NOT ${knownTo('税务')}`,
};

/**
 * Compares the figures that count what has no link with the truth that `loadCityTruth` has loaded: of the true entities
 * that a figure was counted among, those that it would count had nothing been missed. Who they were is not kept: it is
 * found out once more.
 */
export async function evaluateUnlinked(
  session: ConnectedSession,
  { truth }: SampleManifest,
): Promise<UnlinkedQuality[]> {
  await buildPlaceTexts(session, {
    dataVersion: 0,
    signal: new AbortController().signal,
    progress: () => undefined,
  });
  for (const step of [writeMentions, learnSites, findDwellings, writeUnlinkedSubjects]) await step(session);
  await session.run(`CREATE OR REPLACE TEMP TABLE known AS
    SELECT DISTINCT t.entity, s.department FROM truth_record t JOIN record.legal_entity r USING (record_id) JOIN ops.source s USING (source_id)`);
  await session.run(`CREATE OR REPLACE TEMP TABLE moved AS
    SELECT entity FROM read_csv(${literal(truth.value)}, header = true, all_varchar = true) WHERE field IN ('reg_addr', 'biz_addr')
    GROUP BY entity HAVING count(DISTINCT value) > 1`);
  const figures = await readUnlinkedFigures(session, null);
  const qualities: UnlinkedQuality[] = [];
  for (const figure of figures) {
    const [row] = await session.all<{ true: number }>(
      `SELECT count(*)::DOUBLE AS "true" FROM (
         SELECT DISTINCT e.entity FROM unlinked_subject u JOIN truth_entity e USING (entity_id)
         WHERE u.figure = $1 AND e.entity[1] = $2) t
       WHERE ${truths[figure.id]}`,
      [figure.id, figure.id.startsWith('dwellings') ? 'D' : figure.id.startsWith('companies') ? 'L' : 'P'],
    );
    const { low, high } = figure;
    const isCovered = low !== null && high !== null && row!.true >= low && row!.true <= high;
    qualities.push({ ...figure, true: row!.true, isCovered });
  }
  return qualities;
}

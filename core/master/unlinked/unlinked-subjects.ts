import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { UnlinkedFigureId } from '../../../schemas/api/master/unlinked.ts';
import { departmentKindOf, type DepartmentKind } from '../../../schemas/master/department-kinds.ts';
import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';

/** A figure that counts entities because a link is missing, or because two links disagree. */
interface UnlinkedRule {
  id: UnlinkedFigureId;
  kind: EntityKind;
  /** Departments and datasets without which there is nothing to count. */
  needs: { departments?: readonly DepartmentKind[]; datasets?: readonly string[] };
  /**
   * What its cases tell: `known`, that the link exists, so that a counted case is a missed link; `whole`, that their key
   * is whole, so that a counted case has no link; or the figure whose missed links are this one's.
   */
  cases: 'known' | 'whole' | UnlinkedFigureId;
  /**
   * Query of entity_id, is_counted, is_case, and is_missed where that is not the same as counted, over the sources of each
   * kind of department.
   */
  subjects(sources: (kind: DepartmentKind) => string): string;
}

/** Codes of `dwelling-use`: lived in by the owner, let, shared, lent. */
const livedIn = `('01', '02', '04', '05')`;
/** Codes of `population-status`: moved away, dead, taken off the register. */
const gone = `('2', '3', '4')`;
const living = `SELECT 1 FROM master.relation r WHERE r.relation = 'lives-in' AND r.until IS NULL`;

/** Legal entities with a row of a department, by its sources. */
const known = (sources: string) =>
  `(SELECT entity_id FROM master.member WHERE kind = 'legal-entity' AND dataset = 'legal-entity' AND source_id IN (${sources}))`;

export const unlinkedRules: readonly UnlinkedRule[] = [
  {
    id: 'dwellings-without-people',
    kind: 'dwelling',
    needs: { datasets: ['dwelling', 'population'] },
    cases: 'known', // somebody wrote down that it is lived in, and nobody who lived there has died or moved away
    subjects: () => `
      WITH used AS (
        SELECT DISTINCT m.entity_id FROM master.member m JOIN record.dwelling r USING (record_id)
        WHERE m.kind = 'dwelling' AND (r.usage IN ${livedIn} OR r.tenant IS NOT NULL))
      SELECT d.entity_id, NOT EXISTS (${living} AND r.to_id = d.entity_id AND r.to_kind = 'dwelling') AS is_counted,
        d.entity_id IN (FROM used) AND NOT EXISTS (
          SELECT 1 FROM master.relation r WHERE r.relation = 'lives-in' AND r.until IS NOT NULL AND r.to_id = d.entity_id) AS is_case
      FROM master.dwelling d
      WHERE coalesce(d.purpose, '01') = '01' AND d.address IS NOT NULL AND d.entity_id NOT IN (SELECT dwelling FROM left_apart)`,
  },
  {
    id: 'people-without-dwelling',
    kind: 'person',
    needs: { datasets: ['dwelling', 'population'] },
    cases: 'known', // whoever is insured at work here lives here
    subjects: () => `
      WITH absent AS (
        SELECT m.entity_id FROM master.member m JOIN record.population r USING (record_id)
        WHERE m.kind = 'person' AND r.status IN ${gone}),
      insured AS (
        SELECT m.entity_id FROM master.member m JOIN record.social_insurance r USING (record_id)
        WHERE m.kind = 'person' AND coalesce(r.status, '1') = '1' AND r."end" IS NULL)
      SELECT p.entity_id, NOT EXISTS (${living} AND r.from_id = p.entity_id) AS is_counted, p.entity_id IN (FROM insured) AS is_case
      FROM master.person p WHERE p.entity_id NOT IN (FROM absent) AND p.entity_id IN (
        SELECT entity_id FROM master.member WHERE kind = 'person' AND dataset = 'population')`,
  },
  {
    id: 'registered-elsewhere',
    kind: 'person',
    needs: { datasets: ['dwelling', 'population'] },
    cases: 'known', // the register says that they live where they are registered
    subjects: () => `
      WITH home AS (
        SELECT from_id AS person, to_id AS dwelling, relation FROM master.relation
        WHERE relation IN ('lives-in', 'registered-at') AND until IS NULL AND method <> 'lives-where-registered'),
      flagged AS (
        SELECT m.entity_id FROM master.member m JOIN record.population r USING (record_id)
        WHERE m.kind = 'person' AND r.match_flag = '01')
      SELECT l.person AS entity_id, NOT bool_or(l.dwelling = h.dwelling) AS is_counted, l.person IN (FROM flagged) AS is_case
      FROM (FROM home WHERE relation = 'lives-in') l JOIN (FROM home WHERE relation = 'registered-at') h USING (person)
      GROUP BY l.person`,
  },
  {
    id: 'companies-not-at-registered-address',
    kind: 'legal-entity',
    needs: { datasets: ['legal-entity'] },
    cases: 'known', // two departments were told where it does business: it does so in one place
    subjects: () => `
      WITH place AS (
        SELECT DISTINCT from_id AS company, r.method, concat_ws(' ', to_kind, to_id, to_code) AS place, s.department
        FROM master.relation r JOIN record.legal_entity e ON e.record_id = r.evidence_record JOIN ops.source s USING (source_id)
        WHERE relation = 'located-at'),
      business AS (
        SELECT company, list(DISTINCT place) AS places, count(DISTINCT department) AS departments FROM place
        WHERE method = 'business-address' GROUP BY company),
      registered AS (SELECT company, list(DISTINCT place) AS places FROM place WHERE method = 'registered-address' GROUP BY company)
      SELECT company AS entity_id, NOT list_has_any(b.places, r.places) AS is_counted, b.departments > 1 AS is_case,
        len(b.places) > 1 AS is_missed
      FROM business b JOIN registered r USING (company)`,
  },
  {
    id: 'companies-only-at-tax',
    kind: 'legal-entity',
    needs: { departments: ['tax', 'market-regulator'] },
    cases: 'whole',
    subjects: (sources) => `
      SELECT c.entity_id, c.entity_id NOT IN ${known(sources('market-regulator'))} AS is_counted,
        bool_or(r.uscc IS NOT NULL) AS is_case
      FROM master.member c JOIN record.legal_entity r USING (record_id)
      WHERE c.kind = 'legal-entity' AND r.source_id IN (${sources('tax')})
        AND c.entity_id NOT IN ${known(sources('civil-affairs'))}
      GROUP BY c.entity_id`,
  },
  {
    id: 'companies-not-at-tax',
    kind: 'legal-entity',
    needs: { departments: ['tax', 'market-regulator'] },
    cases: 'companies-only-at-tax',
    subjects: (sources) => `
      SELECT c.entity_id, c.entity_id NOT IN ${known(sources('tax'))} AS is_counted, false AS is_case
      FROM master.legal_entity c WHERE coalesce(c.status, 'K') = 'K' AND c.entity_id IN ${known(sources('market-regulator'))}`,
  },
];

/**
 * Makes `unlinked_subject(figure, entity_id, is_counted, is_case, is_missed)`: for every figure whose sources were
 * delivered the entities that it is counted among. Needs relations and the temporary table `left_apart`.
 */
export async function writeUnlinkedSubjects(session: Session, query?: QueryOptions): Promise<void> {
  const sources = await session.all<{ id: number; department: string; dataset: string }>(
    'SELECT source_id AS id, department, dataset FROM ops.source',
  );
  const ofKind = (kind: DepartmentKind) =>
    sources.filter(({ department }) => departmentKindOf(department) === kind);
  await session.run(`CREATE OR REPLACE TEMP TABLE unlinked_subject (
    figure VARCHAR, entity_id BIGINT, is_counted BOOLEAN, is_case BOOLEAN, is_missed BOOLEAN)`);
  for (const { id, needs, subjects } of unlinkedRules) {
    const isThere =
      (needs.departments ?? []).every((kind) => ofKind(kind).length > 0) &&
      (needs.datasets ?? []).every((of) => sources.some(({ dataset }) => dataset === of));
    if (!isThere) continue;
    const sql = subjects(
      (kind) =>
        ofKind(kind)
          .map((source) => source.id)
          .join(', ') || 'NULL',
    );
    await session.run(
      `INSERT INTO unlinked_subject BY NAME SELECT '${id}' AS figure, * FROM (${sql})`,
      [],
      query,
    );
  }
}

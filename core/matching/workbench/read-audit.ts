import type { Audit } from '../../../schemas/api/linkage/audit.ts';
import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { HubError } from '../../base/hub-error.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { estimateQuality } from '../evaluation/clerical-audit.ts';
import { currentSubjectsSql } from './current-subjects.ts';
import { findLastRun } from './last-run.ts';

interface AuditRow {
  auditId: number;
  entity: EntityKind;
  dataVersion: number;
  startedAt: string;
}

/** The newest audit of an entity; null where there was none. */
export async function newestAudit(session: Session, entity: EntityKind): Promise<Audit | null> {
  const [row] = await session.all<AuditRow>(auditSql('entity = $1'), [entity]);
  return row ? describe(session, row) : null;
}

/** @throws HubError `NOT_FOUND` */
export async function readAudit(session: Session, auditId: number): Promise<Audit> {
  return describe(session, await requireAudit(session, auditId));
}

/** @throws HubError `NOT_FOUND` */
export async function requireAudit(session: Session, auditId: number): Promise<AuditRow> {
  const [row] = await session.all<AuditRow>(auditSql('audit_id = $1'), [auditId]);
  if (!row) throw new HubError('NOT_FOUND', { kind: 'linkage-audit', id: String(auditId) });
  return row;
}

function auditSql(condition: string): string {
  return `SELECT audit_id::DOUBLE AS "auditId", entity, data_version::DOUBLE AS "dataVersion", started_at AS "startedAt"
    FROM link.audit WHERE ${condition} ORDER BY audit_id DESC LIMIT 1`;
}

/**
 * Query of an audit's pairs with the current records of both subjects: stratum, weight, verdict, l, r, and whether both
 * are there. Its id is the bound value $1.
 */
export function auditPairsSql(entity: EntityKind): string {
  return `SELECT p.stratum, p.weight, p.verdict, l.record_id IS NOT NULL AND r.record_id IS NOT NULL AS is_there,
      least(l.record_id, r.record_id) AS l, greatest(l.record_id, r.record_id) AS r
    FROM (SELECT * FROM link.audit_pair WHERE audit_id = $1) p
    LEFT JOIN (${currentSubjectsSql(entity)}) l ON l.source_id = p.left_source AND l.source_key = p.left_key
    LEFT JOIN (${currentSubjectsSql(entity)}) r ON r.source_id = p.right_source AND r.source_key = p.right_key`;
}

type Stratum = Audit['strata'][number];

/** A pair that lost a record before it was judged is no longer in the sample. */
async function describe(
  session: Session,
  { auditId, entity, dataVersion, startedAt }: AuditRow,
): Promise<Audit> {
  const strata = await session.all<Stratum>(
    `SELECT s.low AS "from", s.high AS below, s.is_found AS "isFound", s.pairs::DOUBLE AS pairs,
       count(*) FILTER (p.verdict IS NOT NULL OR p.is_there)::DOUBLE AS sample, count(p.verdict)::DOUBLE AS judged,
       count(*) FILTER (p.verdict = 'same')::DOUBLE AS matches, count(*) FILTER (p.verdict = 'unsure')::DOUBLE AS unsure
     FROM link.audit_stratum s
     LEFT JOIN (${auditPairsSql(entity)}) p
       ON p.stratum = s.stratum
     WHERE s.audit_id = $1 GROUP BY s.stratum, s.low, s.high, s.is_found, s.pairs ORDER BY s.stratum`,
    [auditId],
  );
  const sum = (of: 'sample' | 'judged') => strata.reduce((total, stratum) => total + stratum[of], 0);
  const run = await findLastRun(session, entity);
  const isDone = sum('judged') > 0 && sum('judged') === sum('sample');
  return {
    auditId,
    dataVersion,
    startedAt,
    strata,
    isCurrent: run?.dataVersion === dataVersion,
    sample: sum('sample'),
    judged: sum('judged'),
    result: isDone ? estimateQuality(strata.map((of) => ({ ...of, judged: of.judged - of.unsure }))) : null,
  };
}

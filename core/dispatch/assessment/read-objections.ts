import type { Objection } from '../../../schemas/api/dispatch/assessment.ts';
import type { Session } from '../../warehouse/warehouse.ts';

interface ObjectionRow extends Omit<Objection, 'evidence' | 'decision'> {
  evidence: string[];
  excluded: boolean | null;
  decisionReason: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
}

/** The objections to an assessment, the oldest first. */
export async function readObjections(session: Session, assessmentId: number): Promise<Objection[]> {
  const rows = await session.all<ObjectionRow>(
    `SELECT o.objection_id::DOUBLE AS "objectionId", o.matter_id::DOUBLE AS "matterId", m.number AS "matterNumber",
       o.department, o.reason, o.evidence, o.by_name AS "by", o.objected_at AS "at", o.excluded,
       o.decision_reason AS "decisionReason", o.decided_by AS "decidedBy", o.decided_at AS "decidedAt"
     FROM ops.objection o JOIN ops.matter m USING (matter_id)
     WHERE o.assessment_id = $1 ORDER BY o.objection_id`,
    [assessmentId],
  );
  const known = await session.all<{ evidenceId: string; name: string }>(
    `SELECT evidence_id AS "evidenceId", name FROM ops.matter_evidence
     WHERE matter_id IN (SELECT matter_id FROM ops.objection WHERE assessment_id = $1)`,
    [assessmentId],
  );
  const byId = new Map(known.map((one) => [one.evidenceId, one]));
  return rows.map((row) => ({
    objectionId: row.objectionId,
    matterId: row.matterId,
    matterNumber: row.matterNumber,
    department: row.department,
    reason: row.reason,
    evidence: row.evidence.flatMap((one) => byId.get(one) ?? []),
    by: row.by,
    at: row.at,
    decision: decisionOf(row),
  }));
}

function decisionOf({ excluded, decisionReason, decidedBy, decidedAt }: ObjectionRow): Objection['decision'] {
  return excluded === null ? null : { excluded, reason: decisionReason!, by: decidedBy!, at: decidedAt! };
}

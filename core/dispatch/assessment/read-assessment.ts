import type { AssessedUnit, Assessment, Objection } from '../../../schemas/api/dispatch/assessment.ts';
import type { Actor } from '../../access/actor.ts';
import { cityTime } from '../../base/clock.ts';
import { HubError } from '../../base/hub-error.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { Dispatch } from '../dispatch.ts';
import { seenMatters, type Bind } from '../matters/seen-matters.ts';
import { assessUnits, excludedKey, type AssessedPeriod } from './assess-units.ts';
import { readObjections } from './read-objections.ts';
import { weightsOn } from './weights.ts';

export interface AssessmentRow extends Omit<Assessment, 'units' | 'objections'> {
  openedSeq: number;
  openedAt: string;
  units: string | null;
}

type Listed = Omit<Assessment, 'units' | 'objections'>;

/** All assessments, the newest first. */
export async function listAssessments(session: Session): Promise<Listed[]> {
  const rows = await readRows(session, 'TRUE', []);
  return Promise.all(rows.map((row) => listedOf(session, row)));
}

/** @throws HubError `NOT_FOUND` */
export async function requireAssessment(session: Session, assessmentId: number): Promise<AssessmentRow> {
  const [row] = await readRows(session, 'assessment_id = $1', [assessmentId]);
  if (!row) throw new HubError('NOT_FOUND', { kind: 'assessment', id: String(assessmentId) });
  return row;
}

/**
 * An assessment as the actor may see it: while departments check it, a liaison sees the own department's figures and objections.
 * @throws HubError `NOT_FOUND`
 */
export async function readAssessment(
  session: Session,
  actor: Actor,
  assessmentId: number,
): Promise<Assessment> {
  const row = await requireAssessment(session, assessmentId);
  const objections = await readObjections(session, assessmentId);
  const isSeen = ({ department }: Objection) => actor.role !== 'liaison' || department === actor.department;
  return {
    ...(await listedOf(session, row)),
    units:
      row.units === null
        ? await standingUnits(session, row, objections, actor)
        : (JSON.parse(row.units) as AssessedUnit[]),
    objections: objections.filter(isSeen),
  };
}

/** The figures of an assessment that is not published, as they stood when it was opened. `actor` null: all of them. */
export async function standingUnits(
  session: Session,
  { by, from, to, openedSeq, openedAt }: AssessmentRow,
  objections: readonly Objection[],
  actor: Actor | null,
): Promise<AssessedUnit[]> {
  const excluded = excludedKeys(by, objections);
  const period = { by, from, to, untilSeq: openedSeq, now: openedAt };
  const weights = await weightsOn(session, to);
  return assessUnits(session, period, { ...narrowed(actor, by), excluded, weights });
}

/** What was approved to be left out, by keys as of `excludedKey`. */
export function excludedKeys(by: 'department' | 'area', objections: readonly Objection[]): string[] {
  return objections
    .filter(({ decision }) => decision?.excluded)
    .map(({ matterId, department }) => excludedKey(by, matterId, department));
}

/** The rates of a period as they stand now; nothing is kept. */
export async function previewAssessment(
  { warehouse, clock }: Pick<Dispatch, 'warehouse' | 'clock'>,
  actor: Actor,
  asked: Pick<AssessedPeriod, 'from' | 'to' | 'by'>,
): Promise<AssessedUnit[]> {
  const period = { ...asked, untilSeq: null, now: cityTime(clock.now()) };
  const weights = await weightsOn(warehouse, asked.to);
  return assessUnits(warehouse, period, { ...narrowed(actor, asked.by), excluded: [], weights });
}

/** A liaison is shown the own department: its unit, also with what it gave back, or of areas what it has. */
function narrowed(
  actor: Actor | null,
  by: 'department' | 'area',
): { condition: (bind: Bind) => string; unit: string | null } {
  if (actor === null) return { condition: () => 'TRUE', unit: null };
  if (actor.role !== 'liaison' || by === 'area')
    return { condition: (bind) => seenMatters(actor, bind), unit: null };
  const everybody: Actor = { ...actor, role: 'approver' };
  return { condition: (bind) => seenMatters(everybody, bind), unit: actor.department ?? '' };
}

async function listedOf(session: Session, row: AssessmentRow): Promise<Listed> {
  const { assessmentId, from, to, by, state, checkUntil, version } = row;
  const weights = state === 'published' ? row.weights : ((await weightsOn(session, to))?.decision ?? null);
  return { assessmentId, from, to, by, state, checkUntil, version, weights };
}

function readRows(session: Session, condition: string, values: readonly number[]): Promise<AssessmentRow[]> {
  return session.all<AssessmentRow>(
    `SELECT assessment_id::DOUBLE AS "assessmentId", from_day AS "from", to_day AS "to", unit AS "by", state,
       check_until AS "checkUntil", version, weights, units, opened_seq::DOUBLE AS "openedSeq", opened_at AS "openedAt"
     FROM ops.assessment WHERE ${condition} ORDER BY assessment_id DESC`,
    values,
  );
}

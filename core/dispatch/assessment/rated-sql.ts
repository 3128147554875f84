/** Which matters are rated, and as of when. All of them are SQL. */
export interface Rated {
  by: 'department' | 'area';
  /** Condition of `ops.matter m`. */
  condition: string;
  /** Only steps up to this command of the journal count; null: all. */
  untilSeq: string | null;
  /** The local time at which deadlines have passed or not. */
  now: string;
}

/**
 * Query of what each matter counts for in the rates of its units: `matter_id, unit` and for every rate two flags, `…_n` in the
 * numerator and `…_d` in the denominator. A department has a row for each matter that was ever given to it; an area (a town) one
 * for each matter in it.
 *
 * - 办结率 `closing`: closed, of what the department has and did not give back; of an area: of all.
 * - 按时率 `on_time`: handed in by its deadline, of what was handed in or is past its deadline.
 * - 退回率 `return`: given back, of what was given to the department.
 * - 满意率 `satisfaction`: satisfied, of what is closed with an answer to that.
 * - 重开率 `reopening`: opened again, of what was closed.
 */
export function ratedSql({ by, condition, untilSeq, now }: Rated): string {
  const units =
    by === 'department'
      ? `SELECT DISTINCT matter_id, department AS unit, department FROM step WHERE is_given`
      : `SELECT m.matter_id, left(m.area, 9) AS unit, NULL AS department FROM ops.matter m WHERE ${condition}`;
  const holds = by === 'department' ? 'given_to = u.department AND given_step > returned_step' : 'TRUE';
  return `
    WITH step AS (
      SELECT matter_id, step, action, to_state, department, due_by, "at", satisfied, action IN ('assign', 'transfer') AS is_given,
        action = 'return' OR (action = 'feedback-taken' AND to_state = 'new') AS is_return,
        action = 'handle' OR (action = 'feedback-taken' AND to_state = 'handled') AS is_handling
      FROM ops.matter_step SEMI JOIN (SELECT matter_id FROM ops.matter m WHERE ${condition}) USING (matter_id)
      WHERE ${untilSeq === null ? 'TRUE' : `seq <= ${untilSeq}`}),
    standing AS (
      SELECT matter_id, arg_max(to_state, step) AS state, arg_max(coalesce(due_by, '9999'), step) AS due,
        arg_max(department, step) FILTER (is_given) AS given_to,
        coalesce(max(step) FILTER (is_given), 0) AS given_step, coalesce(max(step) FILTER (is_return), 0) AS returned_step,
        arg_max("at", step) FILTER (is_handling) AS handled_at,
        arg_max(coalesce(due_by, '9999'), step) FILTER (is_handling) AS handled_due,
        arg_max(coalesce(satisfied::VARCHAR, ''), step) FILTER (action = 'close') AS satisfied
      FROM step GROUP BY matter_id),
    done AS (
      SELECT u.*, coalesce(bool_or(is_return), FALSE) AS has_returned, coalesce(bool_or(action = 'close'), FALSE) AS has_closed,
        coalesce(bool_or(action = 'reopen'), FALSE) AS was_reopened
      FROM (${units}) u
      LEFT JOIN step s ON s.matter_id = u.matter_id ${by === 'department' ? 'AND s.department = u.department' : ''} GROUP BY ALL),
    judged AS (
      SELECT u.*, t.*, given_step > 0 AS was_given, coalesce(${holds}, FALSE) AS holds, state = 'closed' AS is_closed,
        state IN ('handled', 'verified', 'closed') AND handled_at IS NOT NULL AS is_handled
      FROM done u JOIN standing t USING (matter_id))
    SELECT matter_id, unit,
      holds AND is_closed AS closing_n, holds AS closing_d,
      holds AND is_handled AND coalesce(handled_at <= handled_due, FALSE) AS on_time_n,
      holds AND (is_handled OR due < ${now}) AS on_time_d,
      has_returned AS return_n, ${by === 'department' ? 'TRUE' : 'was_given'} AS return_d,
      holds AND is_closed AND coalesce(satisfied = 'true', FALSE) AS satisfaction_n,
      holds AND is_closed AND coalesce(satisfied <> '', FALSE) AS satisfaction_d,
      was_reopened AS reopening_n, has_closed AS reopening_d
    FROM judged`;
}

import { GridIssueKind, type GridIssue } from '../../../schemas/api/master/grids.ts';
import type { Session } from '../../warehouse/warehouse.ts';

interface IssuesQuery {
  issue: GridIssueKind | null;
  /** Of this grid alone; null: of all. */
  code: string | null;
  offset: number;
  limit: number;
}

interface IssuesPage {
  total: number;
  counts: Record<GridIssueKind, number>;
  issues: GridIssue[];
}

/** What is wrong with the register, the largest first; the counts are those of every kind. */
export async function readIssues(session: Session, query: IssuesQuery): Promise<IssuesPage> {
  const { issue, code, offset, limit } = query;
  const ofGrid = '($code IS NULL OR code = $code OR other_code = $code)';
  const counted = await session.all<{ issue: GridIssueKind; n: number }>(
    `SELECT issue, count(*)::DOUBLE AS n FROM master.grid_issue WHERE ${ofGrid} GROUP BY issue`,
    { code },
  );
  const issues = await session.all<GridIssue>(
    `SELECT issue, code, other_code AS "otherCode", area_m2 AS "areaSquareMetres", geometry FROM master.grid_issue
     WHERE ${ofGrid} AND ($issue IS NULL OR issue = $issue)
     ORDER BY area_m2 DESC NULLS LAST, issue, code, other_code LIMIT ${limit} OFFSET ${offset}`,
    { code, issue },
  );
  const counts = Object.fromEntries(
    GridIssueKind.options.map((kind) => [kind, counted.find((row) => row.issue === kind)?.n ?? 0]),
  ) as Record<GridIssueKind, number>;
  const total = issue ? counts[issue] : Object.values(counts).reduce((sum, n) => sum + n, 0);
  return { total, counts, issues };
}

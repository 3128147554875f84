import { grid } from '../../../schemas/datasets/grid.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import type { GridIssueKind } from '../../../schemas/api/master/grids.ts';
import { coverageFaults, outsideOf } from '../../space/coverage/coverage-faults.ts';
import { crossesItself } from '../../space/crosses-itself.ts';
import { squareMetres } from '../../space/measure.ts';
import { outlineText, parseOutline } from '../../space/parse-outline.ts';
import type { Outline } from '../../space/position.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** Metres by which outlines may miss each other: what registers are surveyed to, not what matters to anybody. */
const tolerance = 1;

interface Issue {
  issue: GridIssueKind;
  code: string;
  otherCode: string | null;
  outline: Outline | null;
}

interface Grid {
  code: string;
  type: string | null;
  village: string | null;
  geometry: string;
}

type Outlined = Grid & { outline: Outline };

/** Kinds of grids that divide the whole ground between them; others lie on top of it. */
const tiling = '1';
const kindOf = ({ type }: Grid) => type ?? tiling;

/** Adds what is wrong with the outlines of current grids to `master.grid_issue`. Each kind of grid is looked at by itself. */
export async function checkOutlines(session: Session): Promise<void> {
  const grids = await session.all<Grid>(
    `SELECT code, type, village, geometry FROM master.grid WHERE to_date IS NULL AND geometry IS NOT NULL ORDER BY code`,
  );
  const sound: Outlined[] = [];
  const issues: Issue[] = [];
  for (const one of grids) {
    const outline = parseOutline(one.geometry);
    if (outline && squareMetres(outline) > 0 && !crossesItself(outline)) sound.push({ ...one, outline });
    else issues.push({ issue: 'broken-outline', code: one.code, otherCode: null, outline: null });
  }
  for (const kind of new Set(sound.map(kindOf)))
    issues.push(
      ...faultsOf(
        sound.filter((one) => kindOf(one) === kind),
        kind === tiling,
      ),
    );
  issues.push(...(await beyondVillages(session, sound)));
  await writeIssues(session, issues);
}

function faultsOf(grids: readonly Outlined[], mayHaveGaps: boolean): Issue[] {
  const faults = coverageFaults(
    grids.map(({ outline }) => outline),
    tolerance,
  );
  return faults
    .filter(({ kind }) => kind === 'overlap' || mayHaveGaps)
    .map(({ kind, areas: [a, b], outline }) => ({
      issue: kind,
      code: grids[a]!.code,
      otherCode: b === null ? null : grids[b]!.code,
      outline,
    }));
}

/** Parts of grids beyond the outline of their village, where the register has one. */
async function beyondVillages(session: Session, grids: readonly Outlined[]): Promise<Issue[]> {
  const rows = await session.all<{ code: string; geometry: string }>(
    `SELECT grid_code AS code, max_by(geometry, (from_version, record_id)) AS geometry FROM ${recordTable(grid)}
     WHERE to_version IS NULL AND geometry IS NOT NULL AND regexp_full_match(grid_code, '\\d{12}') GROUP BY grid_code`,
  );
  const villages = new Map(rows.map(({ code, geometry }) => [code, parseOutline(geometry)]));
  return grids.flatMap(({ code, village, outline }): Issue[] => {
    const frame = village === null ? undefined : villages.get(village);
    const beyond = frame ? outsideOf(outline, frame, tolerance) : null;
    return beyond ? [{ issue: 'outside-village', code, otherCode: village, outline: beyond }] : [];
  });
}

async function writeIssues(session: Session, issues: readonly Issue[]): Promise<void> {
  await session.run(
    `INSERT INTO master.grid_issue
     SELECT unnest($issues::VARCHAR[]), unnest($codes::VARCHAR[]), nullif(unnest($others::VARCHAR[]), ''),
       nullif(unnest($areas::VARCHAR[]), '')::DOUBLE, nullif(unnest($geometries::VARCHAR[]), '')`,
    {
      issues: issues.map(({ issue }) => issue),
      codes: issues.map(({ code }) => code),
      others: issues.map(({ otherCode }) => otherCode ?? ''),
      areas: issues.map(({ outline }) => (outline ? String(squareMetres(outline)) : '')),
      geometries: issues.map(({ outline }) => (outline ? outlineText(outline) : '')),
    },
  );
}

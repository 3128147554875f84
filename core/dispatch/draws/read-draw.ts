import type { Draw } from '../../../schemas/api/dispatch/draws.ts';
import { HubError } from '../../base/hub-error.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { readSource } from '../../workspace/sealed-sources.ts';
import type { Dispatch } from '../dispatch.ts';
import { SealedDraw } from './sealed-draw.ts';

type Listed = Pick<Draw, 'drawId' | 'title' | 'drawnAt' | 'by' | 'seed'>;

interface DrawRow extends Listed {
  frameCompanies: number;
  frameInspectors: number;
  sha256: string;
  stored: string;
  dataVersion: number;
}

/** All draws, the newest first. */
export async function listDraws(session: Session): Promise<Listed[]> {
  const rows = await readRows(session, 'TRUE', []);
  return rows.map(({ drawId, title, drawnAt, by, seed }) => ({ drawId, title, drawnAt, by, seed }));
}

/** @throws HubError `NOT_FOUND`, `WORKSPACE_DAMAGED` */
export async function readDraw(
  dispatch: Pick<Dispatch, 'workspace' | 'warehouse'>,
  drawId: number,
): Promise<Draw> {
  return (await openDraw(dispatch, drawId)).draw;
}

/** A draw with the lists that it was drawn from. @throws HubError `NOT_FOUND`, `WORKSPACE_DAMAGED` */
export async function openDraw(
  { workspace, warehouse }: Pick<Dispatch, 'workspace' | 'warehouse'>,
  drawId: number,
): Promise<{ draw: Draw; sealed: SealedDraw }> {
  const [row] = await readRows(warehouse, 'draw_id = $1', [drawId]);
  if (!row) throw new HubError('NOT_FOUND', { kind: 'draw', id: String(drawId) });
  const bytes = await readSource(workspace, row.stored);
  const sealed = SealedDraw.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  const companies = sealed.drawn.map(({ company }) => sealed.companies[company]!);
  const { frameCompanies, frameInspectors, sha256, stored: _stored, ...listed } = row;
  const draw: Draw = {
    ...listed,
    companies: companies.map(({ entityId, uscc, name }) => ({ entityId, uscc, name })),
    inspectors: [...new Set(sealed.drawn.flatMap(({ inspectors }) => inspectors))],
    pairs: sealed.drawn.map(({ inspectors }, at) => ({ entityId: companies[at]!.entityId, inspectors })),
    frame: { companies: frameCompanies, inspectors: frameInspectors, sha256 },
  };
  return { draw, sealed };
}

function readRows(session: Session, condition: string, values: readonly number[]): Promise<DrawRow[]> {
  return session.all<DrawRow>(
    `SELECT draw_id::DOUBLE AS "drawId", title, seed, drawn_at AS "drawnAt", by_name AS "by",
       frame_companies AS "frameCompanies", frame_inspectors AS "frameInspectors", frame_sha256 AS sha256, stored,
       data_version::DOUBLE AS "dataVersion"
     FROM ops.draw WHERE ${condition} ORDER BY draw_id DESC`,
    values,
  );
}

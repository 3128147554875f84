import type { Draw } from '../../../schemas/api/dispatch/draws.ts';
import type { Actor } from '../../access/actor.ts';
import { HubError } from '../../base/hub-error.ts';
import { maskText } from '../../ingest/parser/mask-text.ts';
import type { Dispatch } from '../dispatch.ts';
import { executeWithStored } from '../execute-with-stored.ts';
import { assignInspectors } from './assign-inspectors.ts';
import { drawLots } from './draw-lots.ts';
import { drawMade } from './draw-made.ts';
import { byCodePoints, frameHash, readFrame, type DrawnCompany, type FrameQuery } from './frame.ts';
import { readDraw } from './read-draw.ts';
import type { SealedDraw } from './sealed-draw.ts';

export interface Drawing extends FrameQuery {
  title: string;
  seed: string;
  companies: number;
  inspectors: readonly string[];
  inspectorsEach: number;
}

/**
 * Draws companies and inspectors by a seed (双随机).
 * @throws HubError `DRAW_TOO_FEW` companies, `BAD_INPUT` for fewer inspectors than one company needs
 */
export async function makeDraw(dispatch: Dispatch, actor: Actor, drawing: Drawing): Promise<Draw> {
  const { warehouse, commands } = dispatch;
  const frame = await readFrame(warehouse, actor, drawing);
  if (frame.length < drawing.companies)
    throw new HubError('DRAW_TOO_FEW', { companies: frame.length, wanted: drawing.companies });
  const sealed = drawFrom(frame, drawing);
  const { title, seed, companies } = drawing;
  const keys = frame.map(({ key }) => key);
  const facts = {
    title: maskText(title),
    seed,
    companies,
    inspectors: new Set(sealed.drawn.flatMap(({ inspectors }) => inspectors)).size,
    frame: {
      companies: frame.length,
      inspectors: sealed.inspectors.length,
      sha256: frameHash(keys, sealed.inspectors),
    },
    dataVersion: commands.dataVersion(),
  };
  let drawId = 0;
  await executeWithStored(
    dispatch,
    Buffer.from(JSON.stringify(sealed)),
    drawMade,
    (allot, stored) => ({ ...facts, stored, drawId: (drawId = allot.ids('draw')) }),
    actor,
  );
  return readDraw(dispatch, drawId);
}

/** What a seed draws from a sorted list of companies, and from inspectors however they were listed. */
export function drawFrom(
  frame: readonly DrawnCompany[],
  { seed, companies, inspectors: listed, inspectorsEach }: Drawing,
): SealedDraw {
  const inspectors = [...new Set(listed.map((name) => name.trim()))].sort(byCodePoints);
  const places = drawLots(seed, frame.length, companies);
  const teams = assignInspectors(seed, inspectors, companies, inspectorsEach);
  const drawn = places.map((company, at) => ({ company, inspectors: teams[at]! }));
  return { companies: [...frame], inspectors, drawn };
}

import { z } from 'zod';
import { CustomArea } from '../../../schemas/api/master/grids.ts';
import { HubError } from '../../base/hub-error.ts';
import type { ActorRef, CommandHandler, CommandLog } from '../../journal/command.ts';
import { outlineText, parseAreas } from '../../space/parse-outline.ts';
import type { Session } from '../../warehouse/warehouse.ts';

interface Dependencies {
  warehouse: Session;
  commands: CommandLog;
}

const dataVersion = z.number().int().positive();
const CustomAreaSaved = CustomArea.extend({ dataVersion });
const CustomAreaRemoved = z.object({ areaId: z.number().int().positive(), dataVersion });
type CustomAreaSaved = z.infer<typeof CustomAreaSaved>;
type CustomAreaRemoved = z.infer<typeof CustomAreaRemoved>;

async function remove(
  session: Session,
  { areaId, dataVersion: version }: CustomAreaRemoved,
): Promise<number> {
  return session.run(
    'UPDATE master.custom_area SET removed_version = $2 WHERE area_id = $1 AND removed_version IS NULL',
    [areaId, version],
  );
}

/** An area that is no division: new, or in place of what it was. */
export const customAreaSaved: CommandHandler<CustomAreaSaved> = {
  type: 'custom-area.saved',
  data: CustomAreaSaved,
  async apply(session, { data }) {
    await remove(session, data);
    await session.run(
      `INSERT INTO master.custom_area VALUES
       ($areaId, $name, $kind, $grids::VARCHAR[], $geometry, $from::DATE, $to::DATE, $dataVersion, NULL)`,
      { ...data },
    );
  },
};

/** An area that is no longer asked for. Throws `NOT_FOUND`. */
export const customAreaRemoved: CommandHandler<CustomAreaRemoved> = {
  type: 'custom-area.removed',
  data: CustomAreaRemoved,
  async apply(session, { data }) {
    if ((await remove(session, data)) === 0)
      throw new HubError('NOT_FOUND', { kind: 'custom-area', id: String(data.areaId) });
  },
};

/**
 * Keeps an area; its geometry may be a GeoJSON geometry, feature or collection of polygons, as a polygon file holds them.
 * @returns its id
 * @throws HubError `BAD_INPUT` for an area without grids and polygons, or for geometry that is no polygon in degrees;
 * `NOT_FOUND` for an id that no area has
 */
export async function saveCustomArea(
  { warehouse, commands }: Dependencies,
  actor: ActorRef,
  area: Omit<CustomArea, 'areaId'> & { areaId: number | null },
): Promise<number> {
  const outline = area.geometry === null ? null : parseAreas(area.geometry);
  if (outline === undefined) throw new HubError('BAD_INPUT', { detail: 'geometry' });
  if (outline === null && area.grids.length === 0) throw new HubError('BAD_INPUT', { detail: 'grids' });
  if (area.areaId !== null) await requireArea(warehouse, area.areaId);
  const geometry = outline && outlineText(outline);
  let areaId = area.areaId ?? 0;
  await commands.execute(
    customAreaSaved,
    (allot) => {
      areaId = area.areaId ?? allot.ids('decision');
      return { ...area, areaId, geometry, dataVersion: allot.dataVersion() };
    },
    { actor },
  );
  return areaId;
}

/** Throws `NOT_FOUND`. */
export async function removeCustomArea(
  { warehouse, commands }: Dependencies,
  actor: ActorRef,
  areaId: number,
): Promise<void> {
  await requireArea(warehouse, areaId);
  await commands.execute(customAreaRemoved, (allot) => ({ areaId, dataVersion: allot.dataVersion() }), {
    actor,
  });
}

async function requireArea(session: Session, areaId: number): Promise<void> {
  const known = await customAreas(session);
  if (!known.some((area) => area.areaId === areaId))
    throw new HubError('NOT_FOUND', { kind: 'custom-area', id: String(areaId) });
}

/** The areas that stand, by kind and name. */
export async function customAreas(session: Session): Promise<CustomArea[]> {
  return session.all<CustomArea>(
    `SELECT area_id::DOUBLE AS "areaId", name, kind, grids, geometry, from_date::VARCHAR AS "from", to_date::VARCHAR AS "to"
     FROM master.custom_area WHERE removed_version IS NULL ORDER BY kind, name, area_id`,
  );
}

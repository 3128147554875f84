import { z } from 'zod';
import { GridMapping } from '../../../schemas/api/master/grids.ts';
import { HubError } from '../../base/hub-error.ts';
import type { ActorRef, CommandHandler, CommandLog } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { codesNowSql } from './codes-now.ts';

const GridsMapped = GridMapping.extend({ dataVersion: z.number().int().positive() });
type GridsMapped = z.infer<typeof GridsMapped>;

/** Old grids became a new one on a day. What was said of one of them before gives way. */
export const gridsMapped: CommandHandler<GridsMapped> = {
  type: 'grids.mapped',
  data: GridsMapped,
  async apply(session, { data: { oldCodes, newCode, since, dataVersion }, actor, at }) {
    await session.run(
      `UPDATE master.grid_mapping SET withdrawn_version = $dataVersion
       WHERE withdrawn_version IS NULL AND list_contains($oldCodes::VARCHAR[], old_code)`,
      { dataVersion, oldCodes },
    );
    await session.run(
      `INSERT INTO master.grid_mapping
       SELECT unnest($oldCodes::VARCHAR[]), $newCode, $since::DATE, $name, $role, $at, $dataVersion, NULL`,
      { oldCodes, newCode, since, name: actor.name, role: actor.role, at, dataVersion },
    );
  },
};

/**
 * Keeps that old grids became a new one.
 * @throws HubError `BAD_INPUT` when the new code is among the old ones or itself became one of them
 */
export async function mapGrids(
  { warehouse, commands }: { warehouse: Session; commands: CommandLog },
  actor: ActorRef,
  mapping: GridMapping,
): Promise<void> {
  const oldCodes = [...new Set(mapping.oldCodes)];
  const later = await warehouse.all<{ now: string }>(
    `SELECT now FROM (${codesNowSql}) WHERE code = $1 AND code <> now`,
    [mapping.newCode],
  );
  if (oldCodes.includes(mapping.newCode) || later.some(({ now }) => oldCodes.includes(now)))
    throw new HubError('BAD_INPUT', { detail: 'newCode' });
  await commands.execute(
    gridsMapped,
    (allot) => ({ ...mapping, oldCodes, dataVersion: allot.dataVersion() }),
    { actor },
  );
}

/** The mappings that stand, the newest day first. */
export async function gridMappings(session: Session): Promise<GridMapping[]> {
  return session.all<GridMapping>(
    `SELECT list(old_code ORDER BY old_code) AS "oldCodes", new_code AS "newCode", since::VARCHAR AS since
     FROM master.grid_mapping WHERE withdrawn_version IS NULL
     GROUP BY new_code, since ORDER BY since DESC, new_code`,
  );
}

import { z } from 'zod';
import { HubError } from '../../base/hub-error.ts';
import type { ActorRef, CommandHandler, CommandLog } from '../../journal/command.ts';

const MappingWithdrawn = z.object({
  newCode: z.string(),
  since: z.iso.date(),
  dataVersion: z.number().int().positive(),
});
type MappingWithdrawn = z.infer<typeof MappingWithdrawn>;

/** A merger that was entered by mistake: its old grids are again what they were. Throws `NOT_FOUND` for one that does not stand. */
export const mappingWithdrawn: CommandHandler<MappingWithdrawn> = {
  type: 'grids.mapping-withdrawn',
  data: MappingWithdrawn,
  async apply(session, { data: { newCode, since, dataVersion } }) {
    const changed = await session.run(
      `UPDATE master.grid_mapping SET withdrawn_version = $3
       WHERE new_code = $1 AND since = $2::DATE AND withdrawn_version IS NULL`,
      [newCode, since, dataVersion],
    );
    if (changed === 0) throw new HubError('NOT_FOUND', { kind: 'grid-mapping', id: newCode });
  },
};

/**
 * Takes back that grids became another one on a day. Figures keep the codes that were declared, so that whatever was
 * counted under the new code is counted under the old ones again.
 *
 * @throws HubError `NOT_FOUND` for a mapping that does not stand
 */
export async function withdrawMapping(
  { commands }: { commands: CommandLog },
  actor: ActorRef,
  mapping: { newCode: string; since: string },
): Promise<void> {
  await commands.execute(mappingWithdrawn, (allot) => ({ ...mapping, dataVersion: allot.dataVersion() }), {
    actor,
  });
}

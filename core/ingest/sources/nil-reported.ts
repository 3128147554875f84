import { z } from 'zod';
import { HubError } from '../../base/hub-error.ts';
import type { ActorRef, CommandHandler, CommandLog } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';

const NilReport = z.object({ sourceId: z.number().int(), period: z.string() });

/** The command by which a source says that it has nothing for a period: a valid delivery that changes no rows. */
export const nilReported: CommandHandler<z.infer<typeof NilReport>> = {
  type: 'nil.reported',
  data: NilReport,
  async apply(session, { at, actor, data }) {
    await session.run('DELETE FROM ops.nil_report WHERE source_id = $1 AND period = $2', [
      data.sourceId,
      data.period,
    ]);
    await session.run('INSERT INTO ops.nil_report VALUES ($1, $2, $3::TIMESTAMP, $4)', [
      data.sourceId,
      data.period,
      at,
      actor.name,
    ]);
  },
};

/** Files a nil report; one for the same period replaces the earlier. @throws HubError NOT_FOUND */
export async function reportNil(
  { warehouse, commands }: { warehouse: Session; commands: CommandLog },
  sourceId: number,
  period: string,
  actor: ActorRef,
): Promise<void> {
  await commands.execute(
    nilReported,
    async () => {
      const found = await warehouse.all('SELECT 1 FROM ops.source WHERE source_id = $1', [sourceId]);
      if (found.length === 0) throw new HubError('NOT_FOUND', { kind: 'source', id: String(sourceId) });
      return { sourceId, period };
    },
    { actor },
  );
}

import { z } from 'zod';
import { HubError } from '../../base/hub-error.ts';
import type { CommandHandler } from '../../journal/command.ts';

const JudgementWithdrawn = z.object({
  judgementId: z.number().int().positive(),
  dataVersion: z.number().int().positive(),
});
type JudgementWithdrawn = z.infer<typeof JudgementWithdrawn>;

/** A verdict that no longer holds. Throws `CONFLICT` for one that does not stand. */
export const judgementWithdrawn: CommandHandler<JudgementWithdrawn> = {
  type: 'judgement.withdrawn',
  data: JudgementWithdrawn,
  async apply(session, { data }) {
    const changed = await session.run(
      'UPDATE link.judgement SET withdrawn_version = $2 WHERE judgement_id = $1 AND withdrawn_version IS NULL',
      [data.judgementId, data.dataVersion],
    );
    if (changed === 0) throw new HubError('CONFLICT', { kind: 'judgement', id: String(data.judgementId) });
  },
};

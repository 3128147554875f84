import { z } from 'zod';
import { HubError } from '../../base/hub-error.ts';
import type { CommandHandler } from '../../journal/command.ts';

const SettlementWithdrawn = z.object({
  settlementId: z.number().int().positive(),
  dataVersion: z.number().int().positive(),
});
type SettlementWithdrawn = z.infer<typeof SettlementWithdrawn>;

/** A settlement that no longer holds. Throws `CONFLICT` for one that does not stand. */
export const settlementWithdrawn: CommandHandler<SettlementWithdrawn> = {
  type: 'master.settlement-withdrawn',
  data: SettlementWithdrawn,
  async apply(session, { data }, { replay }) {
    const changed = await session.run(
      'UPDATE master.settlement SET withdrawn_version = $2 WHERE settlement_id = $1 AND withdrawn_version IS NULL',
      [data.settlementId, data.dataVersion],
    );
    if (changed === 0 && !replay)
      throw new HubError('CONFLICT', { kind: 'settlement', id: String(data.settlementId) });
  },
};

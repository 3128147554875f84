import { z } from 'zod';
import { HubError } from '../../base/hub-error.ts';
import type { CommandHandler } from '../../journal/command.ts';

const ConfirmationWithdrawn = z.object({
  confirmationId: z.number().int().positive(),
  dataVersion: z.number().int().positive(),
});
type ConfirmationWithdrawn = z.infer<typeof ConfirmationWithdrawn>;

/** An address is no longer a standard one. Throws `CONFLICT` for a confirmation that does not stand. */
export const confirmationWithdrawn: CommandHandler<ConfirmationWithdrawn> = {
  type: 'address.confirmation-withdrawn',
  data: ConfirmationWithdrawn,
  async apply(session, { data }, { replay }) {
    const changed = await session.run(
      'UPDATE master.address_confirmation SET withdrawn_version = $2 WHERE confirmation_id = $1 AND withdrawn_version IS NULL',
      [data.confirmationId, data.dataVersion],
    );
    if (changed === 0 && !replay)
      throw new HubError('CONFLICT', { kind: 'confirmation', id: String(data.confirmationId) });
  },
};

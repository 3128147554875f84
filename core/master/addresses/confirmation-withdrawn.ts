import { z } from 'zod';
import { withdrawalOf } from '../../journal/withdrawal.ts';

const id = z.number().int().positive();

/** An address that is no longer a standard one. */
export const confirmationWithdrawn = withdrawalOf({
  type: 'address.confirmation-withdrawn',
  data: z.object({ confirmationId: id, dataVersion: id }),
  idOf: ({ confirmationId }) => confirmationId,
  table: 'master.address_confirmation',
  column: 'confirmation_id',
  kind: 'confirmation',
});

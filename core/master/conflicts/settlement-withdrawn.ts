import { z } from 'zod';
import { withdrawalOf } from '../../journal/withdrawal.ts';

const id = z.number().int().positive();

/** A settlement that no longer holds. */
export const settlementWithdrawn = withdrawalOf({
  type: 'master.settlement-withdrawn',
  data: z.object({ settlementId: id, dataVersion: id }),
  idOf: ({ settlementId }) => settlementId,
  table: 'master.settlement',
  column: 'settlement_id',
  kind: 'settlement',
});

import { z } from 'zod';
import { withdrawalOf } from '../../journal/withdrawal.ts';

const id = z.number().int().positive();

/** A verdict that no longer holds. */
export const judgementWithdrawn = withdrawalOf({
  type: 'judgement.withdrawn',
  data: z.object({ judgementId: id, dataVersion: id }),
  idOf: ({ judgementId }) => judgementId,
  table: 'link.judgement',
  column: 'judgement_id',
  kind: 'judgement',
});

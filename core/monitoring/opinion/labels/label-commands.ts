import { z } from 'zod';
import { HubError } from '../../../base/hub-error.ts';
import type { CommandHandler } from '../../../journal/command.ts';
import { withdrawalOf } from '../../../journal/withdrawal.ts';
import { aspects } from '../models/aspect.ts';
import { ticketTable } from '../store/number-requests.ts';

const id = z.number().int().positive();

const TicketLabelled = z.object({
  labelId: id,
  /** A current row of the request; what is kept is its subject. */
  recordId: id,
  aspect: z.enum(aspects),
  value: z.string(),
  dataVersion: id,
});
type TicketLabelled = z.infer<typeof TicketLabelled>;

/** A person says what a request is. At a rebuild a record that is gone leaves no label. */
export const ticketLabelled: CommandHandler<TicketLabelled> = {
  type: 'opinion.labelled',
  data: TicketLabelled,
  async apply(session, { data, at, actor }, { replay }) {
    const { labelId, recordId, aspect, value, dataVersion } = data;
    const made = await session.run(
      `INSERT INTO ops.opinion_label
       SELECT $1, $2, source_id, source_key, $3, $4, $5, $6, $7, NULL
       FROM ${ticketTable} WHERE record_id = $8 AND to_version IS NULL`,
      [labelId, aspect, value, actor.name, actor.role, at, dataVersion, recordId],
    );
    if (made === 0 && !replay) throw new HubError('NOT_FOUND', { kind: 'record', id: String(recordId) });
  },
};

/** A label that no longer holds; the one before it does again. */
export const labelWithdrawn = withdrawalOf({
  type: 'opinion.label-withdrawn',
  data: z.object({ labelId: id, dataVersion: id }),
  idOf: ({ labelId }) => labelId,
  table: 'ops.opinion_label',
  column: 'label_id',
  kind: 'label',
});

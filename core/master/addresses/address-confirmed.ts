import { z } from 'zod';
import { recordTable } from '../../../schemas/datasets/index.ts';
import { HubError } from '../../base/hub-error.ts';
import type { CommandHandler } from '../../journal/command.ts';
import { addressFields } from './address-fields.ts';

const id = z.number().int().positive();

const AddressConfirmed = z
  .object({
    confirmationId: id,
    dataset: z.string(),
    field: z.string(),
    /** A current row that gives the address; what is kept is its subject, of which records tell what it said at this version. */
    recordId: id,
    dataVersion: id,
  })
  .refine(({ dataset, field }) =>
    addressFields.some((one) => one.dataset === dataset && one.field === field),
  );
type AddressConfirmed = z.infer<typeof AddressConfirmed>;

/** The address that a row gives is a standard one. At a rebuild a record that is gone leaves no confirmation. */
export const addressConfirmed: CommandHandler<AddressConfirmed> = {
  type: 'address.confirmed',
  data: AddressConfirmed,
  async apply(session, { data, at, actor }, { replay }) {
    const { confirmationId, dataset, field, recordId, dataVersion } = data;
    const made = await session.run(
      `INSERT INTO master.address_confirmation
       SELECT $1, $2, $3, source_id, source_key, $4, $5, $6, $7, NULL
       FROM ${recordTable({ id: dataset })} WHERE record_id = $8 AND to_version IS NULL`,
      [confirmationId, dataset, field, actor.name, actor.role, at, dataVersion, recordId],
    );
    if (made === 0 && !replay) throw new HubError('CONFLICT', { kind: 'record', id: String(recordId) });
  },
};

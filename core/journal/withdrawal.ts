import type { z } from 'zod';
import { HubError } from '../base/hub-error.ts';
import type { CommandHandler } from './command.ts';

/** A decision that may be taken back: a row of a table with `withdrawn_version`. */
interface Withdrawable<Data> {
  /** Type of the command. */
  type: string;
  data: z.ZodType<Data>;
  idOf(data: Data): number;
  table: string;
  /** Column of the row's id. */
  column: string;
  /** What the row is called where it does not stand. */
  kind: string;
}

/**
 * The command that takes a decision back: from its data version on the row no longer holds. Throws `CONFLICT` for one
 * that does not stand; at a rebuild one whose record is gone was never made, and there is nothing to take back.
 */
export function withdrawalOf<Data extends { dataVersion: number }>({
  type,
  data: shape,
  idOf,
  table,
  column,
  kind,
}: Withdrawable<Data>): CommandHandler<Data> {
  return {
    type,
    data: shape,
    async apply(session, { data }, { replay }) {
      const changed = await session.run(
        `UPDATE ${table} SET withdrawn_version = $2 WHERE ${column} = $1 AND withdrawn_version IS NULL`,
        [idOf(data), data.dataVersion],
      );
      if (changed === 0 && !replay) throw new HubError('CONFLICT', { kind, id: String(idOf(data)) });
    },
  };
}

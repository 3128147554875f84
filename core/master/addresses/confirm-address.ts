import type { Actor } from '../../access/actor.ts';
import { HubError } from '../../base/hub-error.ts';
import type { CommandLog } from '../../journal/command.ts';
import type { Session, Warehouse } from '../../warehouse/warehouse.ts';
import { readMasterVersion } from '../master-version.ts';
import { readBuiltVersion } from '../read-state.ts';
import { addressConfirmed } from './address-confirmed.ts';
import { writeAddressNames } from './address-names.ts';
import { confirmationWithdrawn } from './confirmation-withdrawn.ts';
import { seenAddressSql } from './seen-addresses.ts';

interface Dependencies {
  warehouse: Warehouse;
  commands: CommandLog;
}

/**
 * An address is a standard one from now on. The base shows it at once; the names that it bears are known when addresses are
 * next read.
 *
 * @throws HubError `NOT_FOUND` for an address that the actor may not see, `CONFLICT` for one that is confirmed, or that no row
 *   gives any more
 */
export async function confirmAddress(
  { warehouse, commands }: Dependencies,
  actor: Actor,
  addressId: number,
): Promise<{ confirmationId: number }> {
  const mention = await mentionOf(warehouse, actor, addressId);
  let confirmationId = 0;
  await commands.execute(
    addressConfirmed,
    (allot) => {
      confirmationId = allot.ids('decision');
      return { confirmationId, ...mention, dataVersion: allot.dataVersion() };
    },
    { actor },
  );
  await showDecision(warehouse, addressId, confirmationId);
  return { confirmationId };
}

/**
 * A confirmation no longer holds.
 *
 * @throws HubError `NOT_FOUND`, `CONFLICT` for one that was withdrawn before
 */
export async function withdrawConfirmation(
  { warehouse, commands }: Dependencies,
  actor: Actor,
  confirmationId: number,
): Promise<void> {
  const id = String(confirmationId);
  const [given] = await warehouse.all<{ addressId: number | null }>(
    `SELECT address_id::DOUBLE AS "addressId" FROM master.address_confirmation c
     LEFT JOIN master.address a USING (confirmation_id) WHERE c.confirmation_id = $1`,
    [confirmationId],
  );
  if (!given) throw new HubError('NOT_FOUND', { kind: 'confirmation', id });
  await commands.execute(
    confirmationWithdrawn,
    (allot) => ({ confirmationId, dataVersion: allot.dataVersion() }),
    { actor },
  );
  if (given.addressId !== null) await showDecision(warehouse, given.addressId, null);
}

/** The row by which an address is confirmed: the one that has been there longest. */
async function mentionOf(
  session: Session,
  actor: Actor,
  addressId: number,
): Promise<{ dataset: string; field: string; recordId: number }> {
  const refusal = { kind: 'address', id: String(addressId) };
  const [address] = await session.all<{ confirmed: boolean }>(
    `SELECT confirmed FROM master.address WHERE address_id = $1 AND ${seenAddressSql(actor)}`,
    [addressId],
  );
  if (!address) throw new HubError('NOT_FOUND', refusal);
  const [mention] = await session.all<{ dataset: string; field: string; recordId: number }>(
    `SELECT dataset, field, record_id::DOUBLE AS "recordId" FROM master.address_mention
     WHERE address_id = $1 ORDER BY record_id LIMIT 1`,
    [addressId],
  );
  if (address.confirmed || !mention) throw new HubError('CONFLICT', refusal);
  return { ...mention };
}

/** Where nothing else has changed since the last build, master data are fresh again; the next build reads addresses with the names. */
async function showDecision(
  warehouse: Warehouse,
  addressId: number,
  confirmationId: number | null,
): Promise<void> {
  await warehouse.transaction(async (session) => {
    const version = await readMasterVersion(session);
    if ((await readBuiltVersion(session)) !== version - 1) return;
    await session.run(
      'UPDATE master.address SET confirmation_id = $2, confirmed = $2 IS NOT NULL WHERE address_id = $1',
      [addressId, confirmationId],
    );
    await writeAddressNames(session, '(FROM master.address WHERE confirmed)');
    await session.run('UPDATE master.build SET data_version = $1', [version]);
  });
}

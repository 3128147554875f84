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

/** Confirmations by address; null: none any more. */
type Decisions = ReadonlyMap<number, number | null>;

/**
 * Addresses are standard ones from now on: all of them, or none where one cannot be. The base shows them at once; the names
 * that they bear are known when addresses are next read.
 *
 * @throws HubError `NOT_FOUND` for an address that the actor may not see, `CONFLICT` for one that is confirmed, or that no row
 *   gives any more
 */
export async function confirmAddresses(
  { warehouse, commands }: Dependencies,
  actor: Actor,
  addressIds: readonly number[],
): Promise<{ confirmationIds: number[] }> {
  const mentions = new Map<number, Mention>();
  for (const addressId of addressIds) mentions.set(addressId, await mentionOf(warehouse, actor, addressId));
  const made = new Map<number, number>();
  for (const [addressId, mention] of mentions)
    await commands.execute(
      addressConfirmed,
      (allot) => {
        const confirmationId = allot.ids('decision');
        made.set(addressId, confirmationId);
        return { confirmationId, ...mention, dataVersion: allot.dataVersion() };
      },
      { actor },
    );
  await showDecisions(warehouse, made);
  return { confirmationIds: [...made.values()] };
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
  if (given.addressId !== null) await showDecisions(warehouse, new Map([[given.addressId, null]]));
}

/** A row that gives an address. */
interface Mention {
  dataset: string;
  field: string;
  recordId: number;
}

/** The row by which an address is confirmed: the one that has been there longest. */
async function mentionOf(session: Session, actor: Actor, addressId: number): Promise<Mention> {
  const refusal = { kind: 'address', id: String(addressId) };
  const [address] = await session.all<{ confirmed: boolean }>(
    `SELECT confirmed FROM master.address WHERE address_id = $1 AND ${seenAddressSql(actor)}`,
    [addressId],
  );
  if (!address) throw new HubError('NOT_FOUND', refusal);
  const [mention] = await session.all<Mention & Record<string, unknown>>(
    `SELECT dataset, field, record_id::DOUBLE AS "recordId" FROM master.address_mention
     WHERE address_id = $1 ORDER BY record_id LIMIT 1`,
    [addressId],
  );
  if (address.confirmed || !mention) throw new HubError('CONFLICT', refusal);
  return { ...mention };
}

/** Where nothing else has changed since the last build, master data are fresh again; the next build reads addresses with the names. */
async function showDecisions(warehouse: Warehouse, decisions: Decisions): Promise<void> {
  await warehouse.transaction(async (session) => {
    const version = await readMasterVersion(session);
    if ((await readBuiltVersion(session)) !== version - decisions.size) return;
    for (const [addressId, confirmationId] of decisions)
      await session.run(
        'UPDATE master.address SET confirmation_id = $2, confirmed = $2 IS NOT NULL WHERE address_id = $1',
        [addressId, confirmationId],
      );
    await writeAddressNames(session, '(FROM master.address WHERE confirmed)');
    await session.run('UPDATE master.build SET data_version = $1', [version]);
  });
}

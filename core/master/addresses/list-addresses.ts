import type { StandardAddress } from '../../../schemas/api/master/addresses.ts';
import type { RecordRef } from '../../../schemas/api/master/record-ref.ts';
import type { Actor } from '../../access/actor.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { readRecordRefs } from '../entity/record-refs.ts';
import { seenAddressSql, shownAddressSql } from './seen-addresses.ts';

export interface AddressQuery {
  text: string;
  /** null: whether confirmed or not. */
  confirmed: boolean | null;
  offset: number;
  limit: number;
}

/** How many standard addresses there are, how many of them people have confirmed, and what names were learnt from these. */
export async function addressSummary(
  session: Session,
): Promise<{ addresses: number; confirmed: number; names: number }> {
  const [row] = await session.all<{ addresses: number; confirmed: number; names: number }>(
    `SELECT count(*)::DOUBLE AS addresses, (count(*) FILTER (confirmed))::DOUBLE AS confirmed,
       (SELECT count(*)::DOUBLE FROM master.address_name) AS names FROM master.address`,
  );
  return { ...row! };
}

/** A page of the addresses that the actor may see, those that most rows give first, masked. */
export async function listAddresses(
  session: Session,
  actor: Actor,
  { text, confirmed, offset, limit }: AddressQuery,
): Promise<{ total: number; lines: StandardAddress[] }> {
  const rows = await session.all<AddressRow & { total: number }>(
    `WITH found AS (
       SELECT *, ${shownAddressSql} AS shown FROM master.address WHERE ($2 IS NULL OR confirmed = $2) AND ${seenAddressSql(actor)}),
     met AS MATERIALIZED (SELECT * FROM found WHERE $1 = '' OR contains(shown, $1))
     SELECT ${addressColumns}, (SELECT count(*)::DOUBLE FROM met) AS total FROM met a ${confirmationJoin}
     ORDER BY records DESC, address_id LIMIT ${limit} OFFSET ${offset}`,
    [text, confirmed],
  );
  return { total: rows[0]?.total ?? 0, lines: rows.map(standardAddress) };
}

/** Addresses by their ids, as far as the actor may see them, masked. */
export async function readAddresses(
  session: Session,
  actor: Actor,
  ids: readonly number[],
): Promise<Map<number, StandardAddress>> {
  const rows = await session.all<AddressRow>(
    `SELECT ${addressColumns} FROM (SELECT *, ${shownAddressSql} AS shown FROM master.address WHERE ${seenAddressSql(actor)}) a
     ${confirmationJoin} WHERE address_id IN (SELECT unnest($1::BIGINT[]))`,
    [ids.map(BigInt)],
  );
  return new Map(rows.map((row) => [row.addressId, standardAddress(row)]));
}

/** Where rows that give an address come from, of those that the actor may see. */
export async function recordsOfAddress(
  session: Session,
  actor: Actor,
  { addressId, limit }: { addressId: number; limit: number },
): Promise<RecordRef[]> {
  const mentions = await session.all<{ dataset: string; recordId: number }>(
    `SELECT DISTINCT dataset, record_id::DOUBLE AS "recordId" FROM master.address_mention
     WHERE address_id = $1 AND ${seenAddressSql(actor)} ORDER BY ALL LIMIT ${limit}`,
    [addressId],
  );
  return [...(await readRecordRefs(session, actor, mentions)).values()];
}

interface AddressRow extends Omit<StandardAddress, 'confirmation'> {
  confirmationId: number | null;
  by: string | null;
  at: string | null;
}

const addressColumns = `address_id::DOUBLE AS "addressId", shown AS text, grid, grid_share AS "gridShare", records, departments,
  c.confirmation_id::DOUBLE AS "confirmationId", c.by_name AS "by", c.confirmed_at AS "at"`;
const confirmationJoin = 'LEFT JOIN master.address_confirmation c ON c.confirmation_id = a.confirmation_id';

function standardAddress(row: AddressRow): StandardAddress {
  const { addressId, text, grid, gridShare, records, departments, confirmationId, by, at } = row;
  const confirmation = confirmationId === null ? null : { confirmationId, by: by ?? '', at: at ?? '' };
  return { addressId, text, grid, gridShare, records, departments, confirmation };
}

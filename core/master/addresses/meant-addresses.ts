import { compareAddresses, type AddressComparison } from '../../address/compare/compare-addresses.ts';
import type { ParsedAddress } from '../../address/components.ts';
import { buildingKey, estateKey, roadKey } from '../../address/normal-form.ts';
import type { Actor } from '../../access/actor.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { AddressParser } from './current-parser.ts';
import { seenAddressSql } from './seen-addresses.ts';

/** A standard address beside one that somebody typed (left). */
export interface MeantAddress extends AddressComparison {
  addressId: number;
}

/** So many addresses are compared, those of the same building first. */
const mostCompared = 500;

/** The standard addresses of the same building, road or estate that a parsed one may mean, best first. */
export async function meantAddresses(
  session: Session,
  actor: Actor,
  parse: AddressParser,
  parsed: ParsedAddress,
): Promise<MeantAddress[]> {
  const near = await nearAddresses(session, actor, parsed);
  return near
    .map(({ addressId, normal }) => ({ addressId, ...compareAddresses(parsed, parse(normal)) }))
    .filter(({ verdict }) => verdict !== 'different')
    .sort((one, other) => other.score - one.score || one.addressId - other.addressId);
}

function nearAddresses(
  session: Session,
  actor: Actor,
  { values }: ParsedAddress,
): Promise<{ addressId: number; normal: string }[]> {
  return session.all(
    `SELECT address_id::DOUBLE AS "addressId", normal FROM master.address
     WHERE (building_key = $1 OR road_key = $2 OR estate_key = $3) AND ${seenAddressSql(actor)}
     ORDER BY coalesce(building_key = $1, FALSE) DESC, coalesce(road_key = $2, FALSE) DESC, confirmed DESC,
       coalesce(room = $4, FALSE) DESC, records DESC, address_id LIMIT ${mostCompared}`,
    [buildingKey(values), roadKey(values), estateKey(values), values.room ?? null],
  );
}

import type { AddressMatch, AddressSpan } from '../../../schemas/api/master/addresses.ts';
import { compareAddresses, type AddressComparison } from '../../address/compare/compare-addresses.ts';
import type { ParsedAddress } from '../../address/components.ts';
import { buildingKey, estateKey, normalForm, roadKey } from '../../address/normal-form.ts';
import { addressParser } from '../../address/parse-address.ts';
import type { Actor } from '../../access/actor.ts';
import type { Session, Warehouse } from '../../warehouse/warehouse.ts';
import { ownNamesSql } from './address-names.ts';
import { readBuiltVersion } from '../read-state.ts';
import { readAddresses } from './list-addresses.ts';
import { readGazetteer } from './read-gazetteer.ts';
import { seenAddressSql } from './seen-addresses.ts';

export type AddressParser = (text: string) => ParsedAddress;

/** A parser that knows the workspace's names; it is put together anew when the data or what people decide have changed. */
export function createCurrentParser(warehouse: Warehouse): () => Promise<AddressParser> {
  let current: { version: number; parser: Promise<AddressParser> } | null = null;
  const make = async () => addressParser(await readGazetteer(warehouse, ownNamesSql));
  return async () => {
    const version = await readBuiltVersion(warehouse);
    if (current?.version !== version) current = { version, parser: make() };
    return current.parser;
  };
}

/** So many addresses are compared, those of the same building first. */
const candidates = 500;
const shownMatches = 10;

/** What an address is made of, and the standard addresses of the same building, road or estate that it may mean, best first. */
export async function matchAddress(
  session: Session,
  actor: Actor,
  parse: AddressParser,
  text: string,
): Promise<{ spans: AddressSpan[]; normal: string; code: string | null; matches: AddressMatch[] }> {
  const parsed = parse(text);
  const compared = (await candidatesOf(session, actor, parsed)).map(({ addressId, normal }) => ({
    addressId,
    ...compareAddresses(parsed, parse(normal)),
  }));
  const best = compared
    .filter(({ verdict }) => verdict !== 'different')
    .sort((one, other) => other.score - one.score || one.addressId - other.addressId)
    .slice(0, shownMatches);
  const addresses = await readAddresses(
    session,
    actor,
    best.map(({ addressId }) => addressId),
  );
  return {
    spans: parsed.parts.map(({ component, text: written, value }) => ({ component, text: written, value })),
    normal: normalForm(parsed),
    code: parsed.code,
    matches: best.flatMap((one) => {
      const address = addresses.get(one.addressId);
      return address ? [{ address, ...judgement(one) }] : [];
    }),
  };
}

function judgement({ verdict, score, reasons }: AddressComparison): Omit<AddressMatch, 'address'> {
  return {
    verdict: verdict === 'match' ? 'match' : 'partial',
    score,
    reasons: reasons.map(({ aspect, relation }) => ({ aspect, relation })),
  };
}

function candidatesOf(
  session: Session,
  actor: Actor,
  { values }: ParsedAddress,
): Promise<{ addressId: number; normal: string }[]> {
  return session.all(
    `SELECT address_id::DOUBLE AS "addressId", normal FROM master.address
     WHERE (building_key = $1 OR road_key = $2 OR estate_key = $3) AND ${seenAddressSql(actor)}
     ORDER BY coalesce(building_key = $1, FALSE) DESC, coalesce(road_key = $2, FALSE) DESC, confirmed DESC,
       coalesce(room = $4, FALSE) DESC, records DESC, address_id LIMIT ${candidates}`,
    [buildingKey(values), roadKey(values), estateKey(values), values.room ?? null],
  );
}

import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { goldenKinds } from '../../../schemas/master/index.ts';
import type { Actor } from '../../access/actor.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { AddressParser } from '../addresses/current-parser.ts';
import { type MeantAddress, meantAddresses } from '../addresses/meant-addresses.ts';
import { seenMentionsSql } from '../addresses/seen-addresses.ts';
import { seenEntitiesSql } from '../subjects/seen-entities.ts';

/** A place and a number: words without are looked for as they are. */
const mayBeAddress = /\p{Script=Han}.*[0-9０-９一二三四五六七八九十百]/u;

/**
 * The dwellings and legal entities at the standard addresses that the words mean however they are spelt, as SQL of kind, id,
 * matched_by, closeness, departments: 0 at the address itself, 1 within a building or estate that the words name.
 */
export async function atTypedAddressSql(
  session: Session,
  actor: Actor,
  parser: () => Promise<AddressParser>,
  words: string,
  kinds: readonly EntityKind[],
): Promise<string[]> {
  const wanted = kinds.filter((kind) => kind !== 'person');
  if (wanted.length === 0 || !mayBeAddress.test(words)) return [];
  const parse = await parser();
  const meant = await meantAddresses(session, actor, parse, parse(words));
  const close = meant.flatMap((address) => {
    const closeness = closenessOf(address);
    return closeness === null ? [] : [`(${address.addressId}, ${closeness})`];
  });
  return close.length === 0 ? [] : wanted.map((kind) => atAddressesSql(actor, kind, close));
}

function closenessOf({ verdict, reasons }: MeantAddress): 0 | 1 | null {
  if (verdict === 'match') return 0;
  return reasons.every(({ relation }) => relation === 'agrees' || relation === 'only-right') ? 1 : null;
}

function atAddressesSql(actor: Actor, kind: EntityKind, addresses: readonly string[]): string {
  const golden = goldenKinds[kind];
  const names = golden.initialsOf ? [golden.initialsOf] : [];
  return `SELECT '${kind}' AS kind, entity_id::VARCHAR AS id, 'address' AS matched_by, min(closeness) AS closeness, max(departments) AS departments
    FROM (${seenEntitiesSql(actor, golden, names)}) JOIN (
      SELECT m.entity_id, v.closeness FROM (VALUES ${addresses.join(', ')}) v(address_id, closeness)
      JOIN (${seenMentionsSql(actor)}) a USING (address_id) JOIN master.member m ON m.record_id = a.record_id AND m.kind = '${kind}') USING (entity_id)
    GROUP BY entity_id`;
}

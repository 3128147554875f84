import type { AddressMatch, AddressSpan } from '../../../schemas/api/master/addresses.ts';
import { normalForm } from '../../address/normal-form.ts';
import type { Actor } from '../../access/actor.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { AddressParser } from './current-parser.ts';
import { readAddresses } from './list-addresses.ts';
import { type MeantAddress, meantAddresses } from './meant-addresses.ts';

const shownMatches = 10;

/** What an address is made of, and the standard addresses of the same building, road or estate that it may mean, best first. */
export async function matchAddress(
  session: Session,
  actor: Actor,
  parse: AddressParser,
  text: string,
): Promise<{ spans: AddressSpan[]; normal: string; code: string | null; matches: AddressMatch[] }> {
  const parsed = parse(text);
  const meant = (await meantAddresses(session, actor, parse, parsed)).slice(0, shownMatches);
  const addresses = await readAddresses(
    session,
    actor,
    meant.map(({ addressId }) => addressId),
  );
  return {
    spans: parsed.parts.map(({ component, text: written, value }) => ({ component, text: written, value })),
    normal: normalForm(parsed),
    code: parsed.code,
    matches: meant.flatMap((one) => {
      const address = addresses.get(one.addressId);
      return address ? [{ address, ...judgement(one) }] : [];
    }),
  };
}

function judgement({ verdict, score, reasons }: MeantAddress): Omit<AddressMatch, 'address'> {
  return {
    verdict: verdict === 'match' ? 'match' : 'partial',
    score,
    reasons: reasons.map(({ aspect, relation }) => ({ aspect, relation })),
  };
}

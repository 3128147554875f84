import { Random } from '../../sample/base/random.ts';
import { handLabelledAddresses } from '../../tests/fixtures/addresses/labelled-addresses.ts';

/** Addresses in the ten hand-labelled styles, each with numbers of its own. */
export function manyAddresses(count: number): string[] {
  const patterns = handLabelledAddresses().map(({ text }) => text);
  const random = new Random(1, 'addresses');
  return Array.from({ length: count }, (_, at) =>
    patterns[at % patterns.length]!.replace(/\d+/g, (digits) =>
      String(random.between(1, 10 ** digits.length)),
    ),
  );
}

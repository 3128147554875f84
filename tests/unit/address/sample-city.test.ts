import { describe, expect, it } from 'vitest';
import type { AddressStyle } from '../../../sample/city/addresses.ts';
import { buildCity } from '../../../sample/city/city.ts';
import { shippedParser } from '../../fixtures/addresses/shipped-parser.ts';

const { addresses, housing } = buildCity(3000, 1);
const parse = shippedParser();
const dwellings = Array.from({ length: 200 }, (_, at) =>
  Math.floor((at * housing.dwellingEstate.length) / 200),
);

describe('addresses of the sample city, whose divisions the parser does not know', () => {
  it.each<AddressStyle>(['full', 'formal', 'city', 'short', 'dashed', 'messy'])(
    'finds every door in style %s',
    (style) => {
      for (const dwelling of dwellings) {
        const door = addresses.door(dwelling);
        const { values } = parse(addresses.write(dwelling, style));
        if (door.isHamlet)
          expect(values).toMatchObject({
            village: door.village.name,
            group: String(door.building),
            number: door.room,
          });
        else
          expect(values).toMatchObject({
            building: String(door.building),
            unit: String(door.unit),
            room: door.room,
            ...(style === 'full' ? { road: door.road } : { estate: door.estate }),
          });
      }
    },
  );
});

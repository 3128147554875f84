import { describe, expect, it } from 'vitest';
import { normalForm } from '../../../core/address/normal-form.ts';
import { handLabelledAddresses } from '../../fixtures/addresses/labelled-addresses.ts';
import { scoreSpans } from '../../fixtures/addresses/bio-corpus.ts';
import { shippedParser } from '../../fixtures/addresses/shipped-parser.ts';

const addresses = handLabelledAddresses();
const parse = shippedParser();

function scoreOf(chosen: typeof addresses) {
  const cases = chosen.map(({ text, components }) => ({
    expected: components.map(({ component, start, end }) => ({ label: component, start, end })),
    found: parse(text)
      .parts.filter(({ component }) => component !== 'filler' && component !== 'remainder')
      .map(({ component, start, end }) => ({ label: component as string, start, end })),
  }));
  const labels = new Set(
    cases.flatMap(({ expected, found }) => [...expected, ...found].map(({ label }) => label)),
  );
  return scoreSpans(cases, [...labels]).at(-1)!;
}

describe('hand-labelled addresses', () => {
  const styles = [...new Set(addresses.map(({ style }) => style))];

  it('has at least two hundred of them in ten styles', () => {
    expect(addresses.length).toBeGreaterThanOrEqual(200);
    expect(styles).toHaveLength(10);
  });

  it('finds their components exactly', () => {
    expect(scoreOf(addresses).f1).toBeGreaterThanOrEqual(0.97);
  });

  it.each(styles)('finds those of style %s', (style) => {
    expect(scoreOf(addresses.filter((address) => address.style === style)).f1).toBeGreaterThanOrEqual(0.93);
  });

  it('reads the normal form of each as it reads the address', () => {
    for (const { text } of addresses) {
      const parsed = parse(text);
      expect(parse(normalForm(parsed)).values).toEqual(parsed.values);
    }
  });
});

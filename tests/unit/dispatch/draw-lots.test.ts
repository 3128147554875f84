import { describe, expect, it } from 'vitest';
import { assignInspectors } from '../../../core/dispatch/draws/assign-inspectors.ts';
import { drawLots } from '../../../core/dispatch/draws/draw-lots.ts';
import { frameHash } from '../../../core/dispatch/draws/frame.ts';

describe('drawing lots', () => {
  it('draws what RFC 3797 §6 draws: ten of 25 volunteers', () => {
    const seed = '9319./2.5.8.10.12./9.18.26.34.41.45./';
    // Numbered from 1 there: Lee, Doc, Mary, Charity, Kasczynski, Envy, Sneazy, Anger, Chastity, Pandora.
    const published = [17, 7, 2, 16, 25, 23, 8, 24, 19, 13];
    expect(drawLots(seed, 25, 10, 'md5').map((place) => place + 1)).toEqual(published);
  });

  it('draws the same with SHA-256 as another program', () => {
    // Python 3: c = n.to_bytes(2, 'big'); int(sha256(c + seed + c).hexdigest(), 16) % len(left), left.pop
    expect(drawLots('双色球2026112期：03 08 15 21 27 30 + 09', 1000, 5)).toEqual([223, 863, 818, 177, 150]);
  });

  it('draws everybody once, and more than there are never', () => {
    expect(drawLots('seed-1', 300, 300).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 300 }, (_, at) => at),
    );
    expect(() => drawLots('seed-1', 3, 4)).toThrow(RangeError);
  });
});

describe('inspectors', () => {
  const inspectors = ['丁', '丙', '乙', '戊', '甲'];
  it('go in pairs of two different people, each about equally often', () => {
    const teams = assignInspectors('seed-1', inspectors, 20, 2);
    expect(teams).toHaveLength(20);
    for (const [one, other] of teams) expect(one).not.toBe(other);
    // Ten rounds of two teams: every round leaves one out, so nobody goes more than ten times.
    const times = inspectors.map((name) => teams.flat().filter((one) => one === name).length);
    expect(Math.max(...times)).toBeLessThanOrEqual(10);
    expect(times.reduce((sum, one) => sum + one, 0)).toBe(40);
  });
  it('must be enough for one company', () => {
    expect(() => assignInspectors('seed-1', ['甲'], 1, 2)).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT' }),
    );
  });
});

it('tells a list by its hash', () => {
  // printf '91A\n91B\n\n甲\n乙\n' | sha256sum
  expect(frameHash(['91A', '91B'], ['甲', '乙'])).toBe(
    'bac40233b26fd1ad77fb130a538ee9c1ff61da99412f6d5fa47414db84a5052f',
  );
});

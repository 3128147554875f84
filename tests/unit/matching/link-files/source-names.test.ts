import { describe, expect, it } from 'vitest';
import { sourceNames } from '../../../../core/matching/link-files/source-names.ts';

describe('sourceNames', () => {
  it('gives base names, and whole paths where these repeat', () => {
    expect(sourceNames(['/a/x.csv', 'b/x.csv', 'b/y.csv'])).toEqual(['/a/x.csv', 'b/x.csv', 'y.csv']);
  });
});

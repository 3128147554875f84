import { describe, expect, it } from 'vitest';
import { compareAddresses } from '../../../core/address/compare/compare-addresses.ts';
import { inCorpusLabels, readBioCorpus, scoreSpans } from '../../fixtures/addresses/bio-corpus.ts';
import { readJudgedPairs } from '../../fixtures/addresses/judged-pairs.ts';
import { shippedParser } from '../../fixtures/addresses/shipped-parser.ts';
import { sharedData } from '../../fixtures/shared-data.ts';

const labelled = sharedData('data/addresses/dev.txt');
const judged = sharedData('data/linkage/zh_address_ccks2021/round2_train.txt');
const parse = shippedParser();

const labels = ['district', 'town', 'road', 'roadno', 'community', 'houseno', 'cellno', 'roomno'];

describe('addresses that others labelled', () => {
  it.skipIf(!labelled)('finds what they found from district to room', () => {
    const cases = readBioCorpus(labelled!).map(({ text, spans }) => ({
      expected: spans,
      found: inCorpusLabels(parse(text)),
    }));
    expect(cases.length).toBeGreaterThan(2900);
    expect(scoreSpans(cases, labels).at(-1)!.f1).toBeGreaterThanOrEqual(0.8);
  });

  it.skipIf(!judged)('judges pairs as people did, better than always saying the commonest', () => {
    const { kept } = readJudgedPairs(judged!);
    const right = kept.filter(
      ({ left, right, verdict }) => compareAddresses(parse(left), parse(right)).verdict === verdict,
    );
    const commonest = kept.filter(({ verdict }) => verdict === 'different');
    expect(right.length / kept.length).toBeGreaterThan(commonest.length / kept.length + 0.1);
  });
});

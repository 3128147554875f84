import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAddresses } from '../../../core/address/compare/compare-addresses.ts';
import { handLabelledAddresses } from '../../fixtures/addresses/labelled-addresses.ts';
import { shippedParser } from '../../fixtures/addresses/shipped-parser.ts';

const parse = shippedParser();
const compare = (left: string, right: string) => compareAddresses(parse(left), parse(right));
const relationOf = (left: string, right: string, aspect: string) =>
  compare(left, right).reasons.find((reason) => reason.aspect === aspect)?.relation;

describe('verdicts', () => {
  it.each([
    ['金都花园3幢2单元301室', '金都花园三栋二单元３０１'],
    ['金都花园3-2-301', '金都花园3号楼2单元301室'],
    ['江苏省无锡市江阴市虹桥北路166号', '江阴市虹桥北路166号'],
    ['江阴市澄江街道虹桥北路166号天鹤花园12幢502室', '江阴市天鹤花园12幢502室'],
    ['周庄镇长寿村3组28号', '周庄镇长寿村村民委员会第三村民小组28号'],
    ['人民路12号附1号', '人民路12-1号'],
  ])('%s is %s', (left, right) => {
    expect(compare(left, right).verdict).toBe('match');
  });

  it.each([
    ['金都花园3幢2单元301室', '金都花园3幢2单元302室'],
    ['金都花园3幢2单元301室', '金都花园5幢2单元301室'],
    ['江阴市虹桥北路166号', '江阴市虹桥北路168号'],
    ['江阴市虹桥北路', '江阴市虹桥北路166号天鹤花园12幢502室'],
    ['周庄镇长寿村3组28号', '周庄镇长寿村4组28号'],
  ])('%s shares a place with %s and is another door or says less', (left, right) => {
    expect(compare(left, right).verdict).toBe('partial');
  });

  it.each([
    ['江阴市虹桥北路166号', '昆山市绿地大道1555号'],
    ['金都花园3幢301室', '翠竹新村115幢302室'],
    ['周庄镇长寿村3组28号', '白蒲镇邓杨村14组33号'],
  ])('%s and %s are different', (left, right) => {
    expect(compare(left, right).verdict).toBe('different');
  });
});

describe('reasons', () => {
  it('says which components agree, differ or stand on one side', () => {
    const [left, right] = ['江阴市虹桥北路166号天鹤花园12幢502室', '江阴市天鹤花园东区11幢502室'];
    expect(relationOf(left, right, 'district')).toBe('agrees');
    expect(relationOf(left, right, 'estate')).toBe('agrees');
    expect(relationOf(left, right, 'building')).toBe('differs');
    expect(relationOf(left, right, 'number')).toBe('only-left');
    expect(relationOf(left, right, 'floor')).toBeUndefined();
  });
});

const texts = handLabelledAddresses().map(({ text }) => text);
const someAddress = fc.oneof(fc.constantFrom(...texts), fc.string({ unit: 'grapheme', maxLength: 30 }));

describe('any two texts', () => {
  it('compare alike in both directions, with a score between 0 and 1', () => {
    fc.assert(
      fc.property(someAddress, someAddress, (left, right) => {
        const [there, back] = [compare(left, right), compare(right, left)];
        expect(there.verdict).toBe(back.verdict);
        expect(there.score).toBeCloseTo(back.score, 10);
        expect(there.score).toBeGreaterThanOrEqual(0);
        expect(there.score).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('match when they are the same and name a place', () => {
    for (const text of texts) expect(compare(text, text)).toMatchObject({ verdict: 'match', score: 1 });
  });
});

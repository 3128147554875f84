import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyFold, foldText, longest } from '../../../core/address/fold-text.ts';
import { buildGazetteer } from '../../../core/address/gazetteer.ts';
import { normalForm } from '../../../core/address/normal-form.ts';
import { createSegmenter } from '../../../core/address/segment.ts';
import { shippedDivisions } from '../../fixtures/addresses/shipped-divisions.ts';
import { shippedParser } from '../../fixtures/addresses/shipped-parser.ts';

const parse = shippedParser();

/** Pieces that mean something to the parser, in any order, with whatever else may stand in a cell. */
const pieces = fc.oneof(
  fc.constantFrom(
    ...'江苏省 无锡市 江阴市 澄江街道 城西社区 长寿村 三组 人民路 中山 与 解放巷 669弄 12号 附1号 之一 甲 金都花园 东区 二期 3幢 三号楼 A座 # 2单元 - － 地下 负 一层 5F 301 三零一 室 （ 租住 ） 对面 旁 路口 东50米 公司'.split(
      ' ',
    ),
  ),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
  fc.constantFrom(' ', '　', '\u200b', '\ud800', '𬭎', '１２'),
);
const anyText = fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join(''));

describe('any text', () => {
  it('is cut into parts that lose no character and never overlap', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { parts } = parse(text);
        let reached = 0;
        for (const part of parts) {
          expect(part.start).toBe(reached);
          expect(part.end).toBeGreaterThan(part.start);
          expect(part.text).toBe(text.slice(part.start, part.end));
          reached = part.end;
        }
        expect(reached).toBe(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('names each component once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const named = parse(text)
          .parts.map(({ component }) => component)
          .filter((component) => component !== 'filler' && component !== 'remainder');
        expect(new Set(named).size).toBe(named.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('is read the same the second time', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const first = parse(text);
        parse(other);
        expect(parse(text)).toEqual(first);
      }),
      { numRuns: 300 },
    );
  });
});

const number = fc.integer({ min: 1, max: 999 }).map(String);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: '' });
const address = fc
  .record({
    divisions: fc.constantFrom(
      '',
      '江阴市',
      '江苏省无锡市江阴市',
      '江苏省无锡市江阴市澄江街道',
      '南京市栖霞区',
    ),
    village: optional(fc.constantFrom('城西社区', '长寿村', '向阳社区居委会')),
    road: fc.constantFrom('人民中路', '虹桥北路', '建设大道', '东大街', '文昌巷'),
    number: fc.oneof(
      number.map((value) => `${value}号`),
      fc.tuple(number, number).map(([first, second]) => `${first}号附${second}号`),
    ),
    estate: fc.constantFrom('金都花园', '天鹤小区东区', '国泰大厦', '江南公寓二期'),
    building: fc.tuple(number, fc.constantFrom('幢', '栋', '号楼', '#')).map((parts) => parts.join('')),
    unit: optional(fc.constantFrom('1单元', '二单元', '乙单元')),
    floor: optional(fc.constantFrom('3楼', '5层', '-1层')),
    room: fc.integer({ min: 101, max: 2909 }).map((value) => `${value}室`),
  })
  .map((parts) => Object.values(parts).join(''));

describe('the normal form', () => {
  it('of an address is read as the address', () => {
    fc.assert(
      fc.property(address, (text) => {
        const parsed = parse(text);
        const again = parse(normalForm(parsed));
        expect(again.values).toEqual(parsed.values);
        expect(normalForm(again)).toBe(normalForm(parsed));
      }),
      { numRuns: 1000 },
    );
  });

  it('of an address leaves nothing over', () => {
    fc.assert(
      fc.property(address, (text) => {
        expect(parse(text).remainder).toBe('');
      }),
    );
  });
});

describe('the work', () => {
  const segmenter = createSegmenter(buildGazetteer(shippedDivisions()));
  const workFor = (text: string) => {
    const before = segmenter.work();
    segmenter.segment(foldText(text, emptyFold()));
    return segmenter.work() - before;
  };
  const hostile = [
    '路',
    '号',
    '省市',
    '1-',
    '人民路',
    '东区',
    '12号',
    '一',
    '区县镇',
    'A1#',
    '中山路与',
    '小区1号楼',
    '((',
  ];

  it.each(hostile)('grows no faster than the length of %s', (word) => {
    const half = workFor(word.repeat(longest).slice(0, longest / 2));
    const whole = workFor(word.repeat(longest).slice(0, longest));
    expect(whole).toBeLessThanOrEqual(2.4 * half + longest);
  });

  it('ends where no address goes on', () => {
    for (const word of hostile) expect(workFor(word.repeat(100_000))).toBe(workFor(word.repeat(longest)));
  });
});

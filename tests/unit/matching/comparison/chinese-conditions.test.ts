import { describe, expect, it } from 'vitest';
import { compileComparison } from '../../../../core/matching/comparison/compile-comparison.ts';
import type { Condition } from '../../../../schemas/linkage/condition.ts';

type Kind =
  | 'homophone'
  | 'similar-shape'
  | 'variant'
  | 'same-citizen-number'
  | 'misread-citizen-number'
  | 'company-core';

/** Whether the condition holds between two texts; it has to be the same both ways round. */
function holds(kind: Kind, left: string, right: string, places: readonly string[] = []): boolean {
  const levels = [{ kind, column: 'text' } as Condition, { kind: 'else' } as const];
  const compiled = compileComparison(
    { name: 'test', columns: ['text'], levels: levels.map((when, at) => ({ name: String(at), when })) },
    { text: 'text' },
    places,
  );
  const dictionary = { columns: [[left, right]] };
  const [there, back] = compiled.levels(dictionary, Int32Array.of(0, 1), Int32Array.of(1, 0), []);
  expect(there).toBe(back);
  return there === 0;
}

const cases = (kind: Kind, expected: boolean, pairs: readonly (readonly [string, string])[]) => {
  for (const [left, right] of pairs) expect(holds(kind, left, right), `${left} ${right}`).toBe(expected);
};

describe('homophone', () => {
  it('holds for characters with a reading in common, whatever the tone', () => {
    cases('homophone', true, [
      ['王伟', '王玮'],
      ['李静', '黎敬'],
      ['张晓明', '章小名'],
      ['单雄', '善雄'], // 单 as a family name is shàn
      ['单雄', '丹雄'], // and dān otherwise
      ['吕律', '吕绿'],
    ]);
  });

  it('does not hold for other sounds, other lengths or other scripts', () => {
    cases('homophone', false, [
      ['王伟', '王芳'],
      ['王伟', '汪伟明'],
      ['刘兰', '牛兰'], // n and l are told apart
      ['张', '臧'], // zh and z
      ['陈心', '陈星'], // -n and -ng
      ['路', '吕'], // lu and lü
      ['Ann', 'Anm'],
    ]);
  });
});

describe('similar-shape', () => {
  it('holds for characters that are easily misread', () => {
    cases('similar-shape', true, [
      ['王末', '王未'],
      ['己', '巳'],
      ['戊', '戌'],
      ['刘士', '列土'],
      ['陈晴', '陈睛'],
      ['李栖', '李牺'], // by their drawn shapes
    ]);
  });

  it('does not hold for characters that differ, or by way of a third', () => {
    cases('similar-shape', false, [
      ['王伟', '王芳'],
      ['人', '大'], // 人 is like 入, and 大 like 太
      ['王末', '王末末'],
    ]);
  });
});

describe('variant', () => {
  it('holds for traditional and variant characters and for names with or without dot and spaces', () => {
    cases('variant', true, [
      ['劉國華', '刘国华'],
      ['陳寶龍', '陈宝龙'],
      ['王峯', '王峰'],
      ['李喆', '李哲'],
      ['買買提·艾力', '买买提艾力'],
      ['买买提•艾力', '买买提．艾力'],
      ['王　伟', '王伟'],
      ['\u{2A600}明', '\u{2A600} 明'],
    ]);
  });

  it('does not hold for other characters', () => {
    cases('variant', false, [
      ['刘国华', '刘国化'],
      ['王伟', '王玮'],
    ]);
  });
});

// GB 11643-1999, annex: 11010519491231002X and 440524188001010014.
describe('citizen numbers', () => {
  it('knows a number in its 15- and 18-digit forms', () => {
    cases('same-citizen-number', true, [
      ['11010519491231002X', '110105491231002'],
      ['11010519491231002X', '11010519491231002x'],
    ]);
    cases('same-citizen-number', false, [
      ['440524188001010014', '440524800101001'], // 15 digits were issued to people born in the 1900s
      ['11010519491231002X', '110105491231003'],
      ['11010519491231002X', '110105194912310021'],
      ['110105', '110105'],
    ]);
  });

  it('knows one wrong digit and two swapped neighbours', () => {
    cases('misread-citizen-number', true, [
      ['11010519491231002X', '11010519491231003X'],
      ['11010519491231002X', '110105194912310021'],
      ['11010519491231002X', '11010519491321002X'],
      ['440524188001010014', '440524188001010041'],
      ['110105491231002', '11010519491231003X'], // the longer one fails its check
    ]);
  });

  it('takes two valid numbers for two persons, and tells nothing from two numbers without a check', () => {
    cases('misread-citizen-number', false, [
      ['11010519491231002X', '110105194912310038'], // the next person in the register: two digits differ
      ['110105491231002', '110105491231003'],
      ['110105491231003', '11010519491231002X'],
      ['11010519491231002X', '11010519491231002X'],
      ['11010519491231002X', '1101051949123100'],
    ]);
  });
});

describe('company-core', () => {
  it('holds for the ways in which one name is written', () => {
    cases('company-core', true, [
      ['杭州恒泰贸易有限公司', '杭州恒泰贸易有限责任公司'],
      ['杭州市恒泰贸易有限公司', '浙江省杭州市恒泰贸易有限公司'],
      ['杭州恒泰贸易有限公司', '恒泰贸易有限公司'],
      ['恒泰贸易（杭州）有限公司', '恒泰贸易(杭州)有限公司'],
      ['恒泰贸易（杭州）有限公司', '杭州恒泰贸易有限公司'],
      ['恒泰 贸易有限公司', '恒泰贸易有限公司'],
      ['杭州市恒泰果蔬专业合作社', '恒泰果蔬农民专业合作社'],
      ['恒泰投资合伙企业（有限合伙）', '恒泰投资合伙企业(有限合伙)'],
    ]);
  });

  it('does not hold for another name, another place, or a branch and its head office', () => {
    cases('company-core', false, [
      ['杭州恒泰贸易有限公司', '杭州恒太贸易有限公司'],
      ['杭州恒泰贸易有限公司', '宁波恒泰贸易有限公司'],
      ['恒泰贸易（杭州）有限公司', '恒泰贸易（宁波）有限公司'],
      ['杭州恒泰贸易有限公司', '杭州恒泰贸易有限公司城东分公司'],
      ['杭州恒泰贸易有限公司城西分公司', '杭州恒泰贸易有限公司城东分公司'],
      ['华联超市有限公司', '有限公司'],
    ]);
  });

  it('knows divisions by their form, and by name where the workspace gives them', () => {
    cases('company-core', true, [
      ['海澜省云澜市恒泰贸易有限公司', '云澜市恒泰贸易有限公司'],
      ['东屿区恒泰便利店', '恒泰便利店'],
    ]);
    const places = ['云澜市'];
    expect(holds('company-core', '云澜恒泰贸易有限公司', '云澜市恒泰贸易有限公司')).toBe(false);
    expect(holds('company-core', '云澜恒泰贸易有限公司', '云澜市恒泰贸易有限公司', places)).toBe(true);
    expect(holds('company-core', '恒泰贸易（云澜）有限公司', '恒泰贸易有限公司', places)).toBe(true);
  });

  it('takes no shop for a city', () => {
    cases('company-core', false, [['华联超市朝阳店', '朝阳店']]);
  });
});

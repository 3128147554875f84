import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOfCell } from '../../../core/ingest/propose/cell-kinds.ts';
import { editLikeness } from '../../../core/ingest/propose/edit-likeness.ts';
import { inChinese } from '../../../core/ingest/propose/english-words.ts';
import { headerWords } from '../../../core/ingest/propose/header-concepts.ts';
import { rankFields } from '../../../core/ingest/propose/rank-fields.ts';
import { requireDataset } from '../../../core/ingest/require-dataset.ts';
import { certainConfidence } from '../../../schemas/intake/mapping-confidence.ts';
import { startCpuClock } from '../../fixtures/cpu-clock.ts';

const population = requireDataset('population');
const first = (dataset: string, header: string, cells: string[] = []) => {
  const [best] = rankFields(requireDataset(dataset), header, cells);
  return { field: best!.field.key, reason: best!.reason, isCertain: best!.confidence >= certainConfidence };
};

// 11010519491231002X and 440524188001010014 are the examples of GB 11643.
const numbers = ['11010519491231002X', '440524188001010014', '11010519491231002X'];

describe('what a header means', () => {
  it('is found through words of the same meaning, initials and English', () => {
    expect(first('population', '出生年份日期').field).toBe('birth');
    expect(first('dwelling', '屋主姓名')).toMatchObject({ field: 'owner', reason: 'similar' });
    expect(first('population', 'JZZH').field).toBe('permit_no'); // 居住证号
    expect(first('service-ticket', 'reply_content').field).toBe('reply');
  });

  it('cuts headers into the longest known words', () => {
    const [first, second] = headerWords('户籍地址');
    expect(first).toContain('registered');
    expect(second).toContain('place');
    expect(headerWords('龘')).toEqual([['龘']]);
  });

  it('reads abbreviated English by its parts, and says when it cannot', () => {
    expect(inChinese('birth_dt')).toBe('出生日期');
    expect(inChinese('CoordX')).toBe('坐标x坐标');
    expect(inChinese('QZXW')).toBeNull();
    expect(inChinese('姓名')).toBeNull();
  });
});

describe('what values add', () => {
  it('tells fields of one wording apart', () => {
    const days = ['2024-01-05', '2024-03-09', '2023-12-30'];
    const people = ['王小明', '李芳', '赵建国'];
    expect(first('population', '人员登记', days).field).toBe('reg_date');
    expect(first('population', '人员登记', people).field).toBe('name');
  });

  it('tells the number of a town from that of a village', () => {
    const order = (cells: string[]) =>
      rankFields(population, '区划', cells)
        .map(({ field }) => field.key)
        .filter((key) => key === 'town' || key === 'village');
    expect(order(['320582100', '320582101', '320582102'])).toEqual(['town', 'village']);
    expect(order(['320582100201', '320582101002', '320582102001'])).toEqual(['village', 'town']);
  });
});

describe('certainty', () => {
  it('belongs to known names whose values do not contradict', () => {
    expect(first('population', '身份证号', numbers)).toMatchObject({ field: 'id_no', isCertain: true });
    expect(first('population', '身份证号', ['一号楼', '二号楼', '三号楼']).isCertain).toBe(false);
  });

  it('is never reached by likeness alone', () => {
    expect(first('population', '人员出生年月日', ['1990-01-05', '1985-03-09', '1979-12-30'])).toMatchObject({
      field: 'birth',
      isCertain: false,
    });
  });

  it('comes from check digits where no word of the header speaks against it', () => {
    expect(first('population', '居民身份证号', numbers)).toMatchObject({ field: 'id_no', isCertain: true });
    expect(first('population', '经办人身份证号', numbers).isCertain).toBe(false);
    expect(first('dwelling', '居民身份证号', numbers).isCertain).toBe(false); // the owner's or the tenant's
  });

  it('is a probability: the confidences of what merely looks alike never exceed one together', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 12 }),
        fc.array(fc.string({ maxLength: 20 }), { maxLength: 8 }),
        (header, cells) => {
          const alike = rankFields(population, header, cells).filter(
            ({ reason }) => reason === 'similar' || reason === 'values',
          );
          expect(alike.reduce((sum, { confidence }) => sum + confidence, 0)).toBeLessThanOrEqual(1.03);
          expect(alike.every(({ confidence }) => confidence >= 0)).toBe(true);
        },
      ),
    );
  });
});

describe('looks of cells', () => {
  it.each([
    ['11010519491231002X', 'citizen-number'],
    ['110105491231002', 'old-citizen-number'],
    ['110105********002X', 'citizen-number'],
    ['0512-58000000', 'phone'],
    ['2024年3月5日', 'date'],
    ['1949-10-01', 'early-date'],
    ['2024-03-05 08:30', 'moment'],
    ['长期', 'no-end'],
    ['320582100', 'town-code'],
    ['杨舍镇', 'town'],
    ['永联村', 'village'],
    ['张家港市', 'division'],
    ['人民中路12号3幢402室', 'address'],
    ['张家港市永钢贸易有限公司', 'company'],
    ['市场监督管理局', 'agency'],
    ['阿卜杜·买买提', 'person'],
    ['欧阳小明', 'person'],
    ['苏（2019）张家港市不动产权第0001234号'.normalize('NFKC'), 'certificate'],
    ['120.553012', 'east'],
    ['31.861024', 'north'],
    ['{"type":"Point","coordinates":[120,31]}', 'geometry'],
    ['3幢', 'part'],
  ])('%s is %s', (text, kind) => expect(kindOfCell(text)).toBe(kind));

  it('are judged in time that does not grow with the text', () => {
    for (const text of [
      '第'.repeat(200_000),
      '1,'.repeat(100_000),
      '权字'.repeat(100_000),
      '甲 '.repeat(100_000),
    ]) {
      const cpuMs = startCpuClock();
      kindOfCell(text);
      expect(cpuMs()).toBeLessThan(50);
    }
  });
});

it('counts edits as Levenshtein does', () => {
  // kitten → sitting takes three edits: the textbook example
  expect(editLikeness('kitten', 'sitting')).toBeCloseTo(1 - 3 / 7);
  expect(editLikeness('', '')).toBe(1);
  expect(editLikeness('甲', '')).toBe(0);
});

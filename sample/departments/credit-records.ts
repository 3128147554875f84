import { asOf, yearOf } from '../base/calendar.ts';
import { drawOfficeDay } from '../base/holidays.ts';
import { hashed, Random } from '../base/random.ts';
import type { City } from '../city/city.ts';
import { companyKinds } from '../city/companies.ts';
import type { DepartmentExport } from '../output/department-export.ts';
import { writtenCompany, writtenCreditCode } from './companies.ts';

type DecisionKind = 'penalty' | 'permit' | 'abnormal';

interface Decision {
  number: number;
  company: number;
  kind: DecisionKind;
  decided: number;
  matter: number;
}

/** How the credit office writes each kind. */
const words = {
  penalty: { kind: '行政处罚', letter: '罚' },
  permit: { kind: '行政许可', letter: '许' },
  abnormal: { kind: '经营异常名录', letter: '异' },
} as const;

const penalties = [
  ['未按规定公示年度报告', '市市场监督管理局', 3000],
  ['销售过期食品', '市市场监督管理局', 10000],
  ['未取得许可擅自经营', '市市场监督管理局', 20000],
  ['超标排放水污染物', '市生态环境局', 100000],
  ['未落实扬尘防治措施', '市城市管理局', 15000],
  ['消防设施未保持完好有效', '市消防救援支队', 8000],
  ['未依法缴纳社会保险费', '市人力资源和社会保障局', 12000],
  ['安全生产教育培训不到位', '市应急管理局', 25000],
  ['超限运输', '市交通运输局', 5000],
] as const;

const permits = [
  ['食品经营许可', '市市场监督管理局'],
  ['公共场所卫生许可', '市卫生健康委员会'],
  ['排污许可', '市生态环境局'],
  ['道路运输经营许可', '市交通运输局'],
  ['特种行业许可', '市公安局'],
  ['建筑业企业资质', '市住房和城乡建设局'],
  ['户外广告设置许可', '市城市管理局'],
] as const;

const abnormal = [
  ['未按规定公示年度报告', '市市场监督管理局'],
  ['通过登记的住所无法联系', '市市场监督管理局'],
  ['公示信息隐瞒真实情况', '市市场监督管理局'],
] as const;

const matters = { penalty: penalties, permit: permits, abnormal } as const;

/** Penalties, permits and entries in the list of abnormal operations, published by the credit office. */
export function creditRecords(city: City): DepartmentExport<Decision> {
  const { companies } = city;
  const matter = (d: Decision) => matters[d.kind][d.matter]![0];
  const fine = (d: Decision) =>
    d.kind === 'penalty'
      ? Math.round((penalties[d.matter]![2] * (0.3 + 1.6 * hashed(city.seed, d.number, 61))) / 100) * 100
      : null;
  return {
    department: '市公共信用信息中心',
    file: '信用中心_双公示.csv',
    dataset: 'credit-record',
    format: { kind: 'csv', encoding: 'utf-8-bom', delimiter: ',' },
    care: 0.6,
    subjects: () => decisions(city),
    columns: [
      {
        header: '决定文书号',
        value: (d) =>
          `云${words[d.kind].letter}〔${yearOf(d.decided)}〕${String(d.number + 1).padStart(5, '0')}号`,
      },
      { header: '记录类别', value: (d) => words[d.kind].kind },
      {
        header: '行政相对人名称',
        identifies: true,
        value: (d, pen) => writtenCompany(companies.name[d.company]!, pen),
      },
      {
        header: '行政相对人代码',
        identifies: true,
        value: (d, pen) => writtenCreditCode(city, d.company, pen),
      },
      { header: '事由', value: matter },
      {
        header: '决定内容',
        value: (d) => contentOf(d, matter(d), fine(d)),
      },
      { header: '罚款金额（元）', value: fine },
      { header: '决定机关', value: (d) => matters[d.kind][d.matter]![1] },
      { header: '决定日期', value: (d, pen) => pen.date(d.decided, 'dash') },
      {
        header: '有效期至',
        value: (d, pen) => (d.kind === 'permit' ? pen.date(d.decided + 5 * 365, 'dash') : null),
      },
      { header: '当前状态', value: (d) => (d.kind !== 'permit' && d.number % 4 === 0 ? '已修复' : '有效') },
    ],
  };
}

function contentOf({ kind }: Decision, matter: string, fine: number | null): string {
  switch (kind) {
    case 'penalty':
      return `责令改正，处罚款${fine}元`;
    case 'permit':
      return `准予${matter}`;
    case 'abnormal':
      return '列入经营异常名录';
  }
}

/** Three years of decisions, of companies that were founded by then. */
function* decisions(city: City): Generator<Decision> {
  const random = new Random(city.seed, 'decisions');
  let number = 0;
  for (let company = 0; company < city.companies.count; company++) {
    if (city.companies.kind[company] === companyKinds.organisation) continue;
    const events = random.chance(0.3) ? random.between(1, random.chance(0.1) ? 6 : 2) : 0;
    for (let i = 0; i < events; i++) {
      const draw = random.next();
      const kind = draw < 0.4 ? 'penalty' : draw < 0.46 ? 'abnormal' : 'permit';
      const decided = drawOfficeDay(asOf - 1095, asOf, random);
      const matter = random.below(matters[kind].length);
      if (decided >= city.companies.founded[company]!)
        yield { number: number++, company, kind, decided, matter };
    }
  }
}

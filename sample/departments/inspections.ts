import { asOf, firstMatterDay } from '../base/calendar.ts';
import { drawOfficeDay } from '../base/holidays.ts';
import { Random } from '../base/random.ts';
import type { City } from '../city/city.ts';
import { companyKinds, companyStatus } from '../city/companies.ts';
import type { DepartmentExport } from '../output/department-export.ts';
import { companyAddress, townOf, writtenCreditCode } from './companies.ts';

interface Inspection {
  number: number;
  company: number;
  day: number;
  matter: string;
  hasProblem: boolean;
  isRectified: boolean;
}

const matters = [
  '登记事项检查',
  '公示信息检查',
  '食品安全检查',
  '价格行为检查',
  '消防安全检查',
  '特种设备检查',
  '劳动用工检查',
];
const problems = [
  '未按期公示年报',
  '台账记录不完整',
  '证照未悬挂',
  '灭火器过期',
  '地址无法联系',
  '明码标价不规范',
];

/** Random inspections (双随机一公开) of companies in business. */
export function inspections(city: City): DepartmentExport<Inspection> {
  const { companies } = city;
  return {
    department: '市市场监督管理局',
    file: '市场监管局_双随机检查.csv',
    dataset: 'inspection',
    format: { kind: 'csv', encoding: 'gb18030', delimiter: ',' },
    care: 0.4,
    subjects: () => drawn(city),
    columns: [
      { header: '检查单号', value: (i) => `SSJ${String(i.number + 1).padStart(7, '0')}` },
      { header: '被检查单位', identifies: true, value: (i) => companies.name[i.company]! },
      {
        header: '被检查单位信用代码',
        identifies: true,
        value: (i, pen) => writtenCreditCode(city, i.company, pen),
      },
      {
        header: '检查地址',
        identifies: true,
        value: (i) => companyAddress(city, i.company, companies.operates[i.company]!),
      },
      { header: '检查类型', value: (i) => (i.number % 5 === 0 ? '专项检查' : '双随机抽查') },
      { header: '抽查事项', value: (i) => i.matter },
      { header: '检查日期', value: (i, pen) => pen.date(i.day, 'dash') },
      { header: '检查结果', value: (i) => (i.hasProblem ? '发现问题' : '未发现问题') },
      { header: '发现问题', value: (i) => (i.hasProblem ? problems[i.number % problems.length]! : null) },
      { header: '整改期限', value: (i, pen) => (i.hasProblem ? pen.date(i.day + 15, 'dash') : null) },
      {
        header: '整改完成日期',
        value: (i, pen) =>
          i.isRectified ? pen.date(Math.min(asOf, i.day + 3 + (i.number % 14)), 'dash') : null,
      },
      { header: '执法部门', value: () => '云澜市市场监督管理局' },
      { header: '所属街道', value: (i) => townOf(city, i.company).code },
    ],
  };
}

function* drawn(city: City): Generator<Inspection> {
  const random = new Random(city.seed, 'inspections');
  const { companies } = city;
  let number = 0;
  for (let company = 0; company < companies.count; company++) {
    const isOpen = companies.status[company] === companyStatus.open;
    if (!isOpen || companies.kind[company] === companyKinds.organisation || !random.chance(0.19)) continue;
    const day = drawOfficeDay(firstMatterDay, asOf, random);
    if (day < companies.founded[company]!) continue;
    const hasProblem = random.chance(0.22);
    yield {
      number: number++,
      company,
      day,
      matter: random.pick(matters),
      hasProblem,
      isRectified: hasProblem && random.chance(0.85),
    };
  }
}

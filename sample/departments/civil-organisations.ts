import { daysFrom } from '../base/calendar.ts';
import { hashed, Random } from '../base/random.ts';
import type { City } from '../city/city.ts';
import { companyKinds } from '../city/companies.ts';
import type { DepartmentExport } from '../output/department-export.ts';
import { classOf, companyAddress, creditCodeOf, writtenCreditCode } from './companies.ts';

const kindNames: Record<string, string> = { '51': '社会团体', '52': '民办非企业单位', '53': '基金会' };
const supervisors = ['市教育局', '市民政局', '市文旅局', '市工商联', '市体育局', '市卫健委'];

function organisations(city: City): number[] {
  const all = Array.from({ length: city.companies.count }, (_, i) => i);
  return all.filter((company) => city.companies.kind[company] === companyKinds.organisation);
}

/** Social organisations as registered with civil affairs. */
export function civilOrganisations(city: City): DepartmentExport<number> {
  const { companies, people } = city;
  return {
    department: '市民政局',
    file: '民政局_社会组织.csv',
    dataset: 'legal-entity',
    format: { kind: 'csv', encoding: 'utf-8', delimiter: ',' },
    care: 1,
    truth: { kind: 'legal-entity', entity: (company) => company },
    subjects: () => organisations(city),
    columns: [
      {
        header: '社会信用代码',
        identifies: true,
        value: (company, pen) => writtenCreditCode(city, company, pen),
      },
      { header: '机构名称', identifies: true, value: (company) => companies.name[company]! },
      { header: '主体类型', value: (company) => kindNames[classOf(city, company)]! },
      {
        header: '法定代表人',
        value: (company, pen) => pen.name(people.name(companies.representative[company]!)),
      },
      { header: '成立时间', value: (company, pen) => pen.date(companies.founded[company]!, 'chinese') },
      { header: '状态', value: (company) => (companies.status[company] === 0 ? '正常' : '注销') },
      { header: '住所', value: (company) => companyAddress(city, company, companies.estate[company]!) },
      { header: '发证机关', value: () => '云澜市民政局' },
    ],
  };
}

/** What share of organisations had their check. */
const checked = 0.86;

interface Check {
  company: number;
  year: number;
}

/** Their annual checks of three years; some are overdue. */
export function organisationChecks(city: City): DepartmentExport<Check> {
  const { companies } = city;
  const draw = ({ company, year }: Check) => hashed(city.seed, company, year);
  return {
    department: '市民政局',
    file: '民政局_社会组织年检.csv',
    dataset: 'organisation-check',
    format: { kind: 'csv', encoding: 'utf-8-bom', delimiter: ',' },
    care: 0.5,
    truth: { kind: 'legal-entity', entity: ({ company }) => company },
    *subjects() {
      const random = new Random(city.seed, 'checks');
      for (const year of [2023, 2024, 2025])
        for (const company of organisations(city)) if (random.chance(0.95)) yield { company, year };
    },
    columns: [
      {
        header: '统一社会信用代码',
        identifies: true,
        value: ({ company }) => creditCodeOf(city, company),
      },
      { header: '社会组织名称', identifies: true, value: ({ company }) => companies.name[company]! },
      { header: '社会组织类型', value: ({ company }) => kindNames[classOf(city, company)]! },
      { header: '年检年度', value: ({ year }) => year },
      {
        header: '年检结论',
        value: (check) =>
          draw(check) < 0.8
            ? '合格'
            : draw(check) < 0.88
              ? '基本合格'
              : draw(check) < checked
                ? '不合格'
                : '未年检',
      },
      {
        header: '年检日期',
        value: (check, pen) => {
          if (draw(check) >= checked) return null;
          return pen.date(dueDay(check.year) - Math.floor(draw(check) * 90), 'dash');
        },
      },
      { header: '应检日期', value: (check, pen) => pen.date(dueOf(check, draw(check)), 'dash') },
      { header: '登记管理机关', value: () => '云澜市民政局' },
      { header: '业务主管单位', value: ({ company }) => supervisors[company % supervisors.length]! },
    ],
  };
}

/** Of the last year some are put off (延期年检); of those that stay unchecked every third. */
function dueOf({ year }: Check, draw: number): number {
  return year === 2025 && draw > 1 - (1 - checked) / 3 ? daysFrom(2026, 11, 30) : dueDay(year);
}

function dueDay(year: number): number {
  return daysFrom(year + 1, 6, 30);
}

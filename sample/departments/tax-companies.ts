import { codeTableById } from '../../schemas/codes/index.ts';
import { Random } from '../base/random.ts';
import type { City } from '../city/city.ts';
import { companyKinds, companyStatus } from '../city/companies.ts';
import type { DepartmentExport } from '../output/department-export.ts';
import { industries } from '../texts/industries.ts';
import { companyAddress, writtenCompany, writtenCreditCode } from './companies.ts';
import { scattered } from './walks.ts';

const statuses = ['正常', '吊销', '注销', '正常'];
const sections = new Map(codeTableById('industry')?.values.map(({ code, label }) => [code, label.zh]));

/** Taxpayers: a workbook with a title, names as the taxpayer wrote them, now and then the old code. */
export function taxCompanies(city: City): DepartmentExport<number> {
  const { companies, people } = city;
  return {
    department: '市税务局',
    file: '税务局_纳税人登记.xlsx',
    dataset: 'legal-entity',
    format: { kind: 'xlsx', sheet: '纳税人', titles: ['云澜市纳税人登记信息（截至2026年10月）'] },
    care: 1,
    truth: { kind: 'legal-entity', entity: (company) => company },
    *subjects() {
      const random = new Random(city.seed, 'known tax');
      for (const company of scattered(companies.count, city.seed, 'tax')) {
        const isSmall = companies.kind[company] === companyKinds.individual;
        const isClosed = companies.status[company] === companyStatus.cancelled;
        const isCivil = companies.kind[company] === companyKinds.organisation;
        if (random.chance(isCivil ? 0.1 : isClosed ? 0.25 : isSmall ? 0.55 : 0.9)) yield company;
      }
    },
    columns: [
      {
        header: '纳税人识别号',
        identifies: true,
        value: (company, pen) => writtenCreditCode(city, company, pen),
      },
      {
        header: '纳税人名称',
        identifies: true,
        value: (company, pen) => writtenCompany(companies.name[company]!, pen),
      },
      {
        header: '法人姓名',
        value: (company, pen) => pen.name(people.name(companies.representative[company]!)),
      },
      { header: '经营状态', value: (company) => statuses[companies.status[company]!]! },
      { header: '开业日期', value: (company, pen) => pen.mixedDate(companies.founded[company]!) },
      {
        header: '行业门类',
        value: (company, pen) =>
          pen.optional(sections.get(industries[companies.industry[company]!]!.code[0]!) ?? null),
      },
      {
        header: '生产经营地址',
        value: (company, pen) => pen.optional(companyAddress(city, company, companies.operates[company]!)),
      },
      { header: '职工人数', value: (company) => companies.staff[company]! },
    ],
    footer: { total: true, note: '制表人：征管科' },
  };
}

import { asOf } from '../base/calendar.ts';
import type { City } from '../city/city.ts';
import { companyKinds } from '../city/companies.ts';
import { landlineNumber } from '../numbers/areas.ts';
import type { DepartmentExport } from '../output/department-export.ts';
import { industries } from '../texts/industries.ts';
import { companyAddress, creditCodeOf, districtOf, townOf } from './companies.ts';
import { scattered } from './walks.ts';

const types = ['内资企业', '个体工商户', '内资企业', '农民专业合作社'];
const statuses = ['存续（在营、开业、在册）', '吊销，未注销', '注销', '迁出'];

/** The register of market entities: nearly complete, nearly right, GB18030. */
export function marketCompanies(city: City): DepartmentExport<number> {
  const { companies, people } = city;
  return {
    department: '市市场监督管理局',
    file: '市场监管局_市场主体.csv',
    dataset: 'legal-entity',
    format: { kind: 'csv', encoding: 'gb18030', delimiter: ',' },
    care: 0.2,
    truth: { kind: 'legal-entity', entity: (company) => company },
    *subjects() {
      for (const company of scattered(companies.count, city.seed, 'market'))
        if (companies.kind[company] !== companyKinds.organisation) yield company;
    },
    columns: [
      { header: '统一社会信用代码', identifies: true, value: (company) => creditCodeOf(city, company) },
      { header: '市场主体名称', identifies: true, value: (company) => companies.name[company]! },
      { header: '市场主体类型', value: (company) => types[companies.kind[company]!]! },
      {
        header: '法定代表人姓名',
        value: (company, pen) => pen.name(people.name(companies.representative[company]!)),
      },
      { header: '登记状态', value: (company) => statuses[companies.status[company]!]! },
      { header: '成立日期', value: (company, pen) => pen.date(companies.founded[company]!, 'dash') },
      { header: '核准日期', value: (company, pen) => pen.date(companies.approved[company]!, 'dash') },
      {
        header: '营业期限至',
        value: (company, pen) =>
          company % 3 === 0
            ? '长期'
            : company % 3 === 1
              ? '2099-12-31'
              : pen.date(asOf + 900 + (company % 3000), 'dash'),
      },
      { header: '注册资本(万元)', value: (company) => companies.capital[company]! },
      { header: '行业代码', value: (company) => industries[companies.industry[company]!]!.code },
      { header: '经营范围', value: (company) => scopeOf(companies.industry[company]!) },
      {
        header: '住所',
        identifies: true,
        value: (company) => companyAddress(city, company, companies.estate[company]!),
      },
      {
        header: '经营场所',
        value: (company) => companyAddress(city, company, companies.operates[company]!),
      },
      { header: '登记机关', value: (company) => `${districtOf(city, company).name}市场监督管理局` },
      { header: '企业联系电话', value: (company) => landlineNumber(company) },
      { header: '所在街道', value: (company) => townOf(city, company).code },
      {
        header: '法定代表人证件号码',
        value: (company, pen) => pen.citizenNumber(people.number(companies.representative[company]!)),
      },
    ],
  };
}

function scopeOf(industry: number): string {
  const { name, words } = industries[industry]!;
  return `一般项目：${name}；${words.join('、')}相关服务（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）`;
}

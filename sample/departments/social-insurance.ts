import { hashed } from '../base/random.ts';
import type { City } from '../city/city.ts';
import { creditCodeOf, writtenCompany } from './companies.ts';
import type { DepartmentExport } from '../output/department-export.ts';
import { insuredSince, known } from './walks.ts';

/** Who is insured by whom: UTF-8 with a mark, local sex codes (0 man, 1 woman). */
export function socialInsurance(city: City): DepartmentExport<number> {
  const { people, companies } = city;
  return {
    department: '市人力资源和社会保障局',
    file: '人社局_职工参保.csv',
    dataset: 'social-insurance',
    format: { kind: 'csv', encoding: 'utf-8-bom', delimiter: ',' },
    care: 0.5,
    truth: { kind: 'person', entity: (person) => person },
    codeMaps: { 性别代码: { '0': '1', '1': '2', '2': '0' } },
    subjects: () => known(city, 'insurance', (person) => (people.employer[person]! >= 0 ? 0.82 : 0)),
    columns: [
      { header: '个人编号', identifies: true, value: (person) => `YL${String(person * 7 + 10_000_000)}` },
      { header: '参保人姓名', identifies: true, value: (person, pen) => pen.name(people.name(person)) },
      {
        header: '社会保障号码',
        identifies: true,
        value: (person, pen) => pen.citizenNumber(people.number(person)),
      },
      { header: '性别代码', value: (person, pen) => pen.sex(people.isFemale[person]!, ['0', '1']) },
      {
        header: '参保单位名称',
        value: (person, pen) => writtenCompany(companies.name[people.employer[person]!]!, pen),
      },
      { header: '单位信用代码', value: (person) => creditCodeOf(city, people.employer[person]!) },
      { header: '险种类型', value: () => '企业职工基本养老保险' },
      {
        header: '参保状态',
        value: (person) => statusOf(city, person),
      },
      {
        header: '参保日期',
        value: (person, pen) => pen.date(insuredSince(city, person), 'compact'),
      },
      { header: '手机', value: (person, pen) => pen.phone(person) },
    ],
  };
}

/** One company in twenty-five owes contributions for all its staff; few others are suspended. */
function statusOf({ people, seed }: City, person: number): string {
  if (hashed(seed, people.employer[person]!, 14) < 0.04) return '欠缴';
  return hashed(seed, person, 12) < 0.96 ? '正常参保' : '暂停缴费';
}

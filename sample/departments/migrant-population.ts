import { hashed } from '../base/random.ts';
import type { City } from '../city/city.ts';
import type { DepartmentExport } from '../output/department-export.ts';
import { nationNames } from './code-tables.ts';
import { dwellingOf, gridOf, guardianNumber, isMigrant, known, originOf, recently } from './walks.ts';

const reasons = ['01', '01', '01', '01', '03', '04', '06', '06', '08', '99'];

/** Registrations of migrants: GBK, so rare characters are lost; names of codes beside codes. */
export function migrantPopulation(city: City): DepartmentExport<number> {
  const { people, divisions } = city;
  const village = (person: number) =>
    divisions.villages[city.grids.village[gridOf(city, dwellingOf(city, person))]!]!;
  return {
    department: '流动人口服务管理办公室',
    file: '流动人口办_居住登记.csv',
    dataset: 'population',
    format: { kind: 'csv', encoding: 'gbk', delimiter: ',' },
    care: 1.4,
    truth: { kind: 'person', entity: (person) => person },
    subjects: () =>
      known(city, 'migrants', (person) =>
        isMigrant(city, person) && dwellingOf(city, person) >= 0 ? 0.9 : 0,
      ),
    columns: [
      { header: '居民姓名', identifies: true, value: (person, pen) => pen.name(people.name(person)) },
      {
        header: '证件号码',
        identifies: true,
        value: (person, pen) => pen.citizenNumber(people.number(person), guardianNumber(city, person)),
      },
      { header: '性别（1男；2女）', value: (person, pen) => pen.sex(people.isFemale[person]!, ['1', '2']) },
      { header: '出生日期', value: (person, pen) => pen.birth(people.birth[person]!, 'chinese') },
      { header: '民族', value: (person, pen) => pen.optional(nationNames[people.nation[person]!] ?? '其他') },
      { header: '户籍所在地', value: (person) => originOf(city, person).code },
      {
        header: '现住址',
        value: (person, pen) => pen.address(dwellingOf(city, person), ['short', 'dashed', 'messy', 'city']),
      },
      { header: '居住事由', value: (person) => reasons[Math.floor(hashed(city.seed, person, 8) * 10)]! },
      {
        header: '居住证编号',
        identifies: true,
        value: (person) => `3901J${String(person).padStart(8, '0')}`,
      },
      {
        header: '登记日期',
        value: (person, pen) => pen.date(recently(city, person, 2000), 'slash'),
      },
      { header: '联系电话', value: (person, pen) => (people.age(person) < 14 ? null : pen.phone(person)) },
      { header: '所属社区', value: (person) => village(person).code },
      { header: '人口类别', value: () => '流动人口' },
    ],
    footer: { total: true },
  };
}

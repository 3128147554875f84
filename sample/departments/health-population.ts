import type { City } from '../city/city.ts';
import type { DepartmentExport } from '../output/department-export.ts';
import { nationNames } from './code-tables.ts';
import { dwellingOf, gridOf, guardianNumber, isMigrant, known, livesHere } from './walks.ts';

const bloodGroups = ['A', 'B', 'O', 'AB', '不详'];

/** Residents' health files: a workbook with title rows, mixed birth dates, and a column that must be refused. */
export function healthPopulation(city: City): DepartmentExport<number> {
  const { people, divisions } = city;
  const village = (person: number) =>
    divisions.villages[city.grids.village[gridOf(city, dwellingOf(city, person))]!]!;
  const share = (person: number) => {
    if (!livesHere(city, person)) return people.death[person]! > 0 ? 0.2 : 0;
    return isMigrant(city, person) ? 0.45 : 0.72;
  };
  return {
    department: '市卫生健康委员会',
    file: '卫健委_居民健康档案.xlsx',
    dataset: 'population',
    format: {
      kind: 'xlsx',
      sheet: '人口信息',
      titles: ['云澜市居民健康档案人口信息表', '填报单位：云澜市卫生健康委员会　数据截至：2026年10月31日'],
    },
    care: 1,
    truth: { kind: 'person', entity: (person) => person },
    subjects: () => known(city, 'health', (person) => (dwellingOf(city, person) < 0 ? 0 : share(person))),
    columns: [
      { header: '姓名', identifies: true, value: (person, pen) => pen.name(people.name(person)) },
      {
        header: '身份证号码',
        identifies: true,
        value: (person, pen) => pen.citizenNumber(people.number(person), guardianNumber(city, person)),
      },
      { header: '性别', value: (person, pen) => pen.sex(people.isFemale[person]!, ['男', '女']) },
      { header: '出生年月日', value: (person, pen) => pen.mixedDate(people.birth[person]!) },
      {
        header: '民族名称',
        value: (person, pen) => pen.optional(nationNames[people.nation[person]!] ?? '其他'),
      },
      { header: '血型', value: (_, pen) => pen.random.pick(bloodGroups) },
      { header: '手机号码', value: (person, pen) => (people.age(person) < 14 ? null : pen.phone(person)) },
      {
        header: '现住地址',
        value: (person, pen) => pen.address(dwellingOf(city, person), ['formal', 'formal', 'city', 'short']),
      },
      { header: '所属街道', value: (person) => divisions.towns[village(person).town]!.name },
      { header: '所属社区', value: (person) => village(person).name },
    ],
    footer: { total: true, note: '注：本表含户籍和常住人口，按档案编号排序。' },
  };
}

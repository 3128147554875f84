import type { City } from '../city/city.ts';
import type { DepartmentExport } from '../output/department-export.ts';
import { relationName } from './code-tables.ts';
import {
  dwellingOf,
  gridOf,
  guardianNumber,
  isMigrant,
  known,
  livesHere,
  recently,
  registeredDwelling,
} from './walks.ts';

/** Grid workers' ledger of who really lives there: typed by hand, "Unicode text" as spreadsheets save it. */
export function gridPopulation(city: City): DepartmentExport<number> {
  const { people } = city;
  const separated = (person: number) =>
    !isMigrant(city, person) && dwellingOf(city, person) !== registeredDwelling(city, person);
  return {
    department: '社会治理网格化中心',
    file: '网格中心_实有人口台账.txt',
    dataset: 'population',
    format: { kind: 'csv', encoding: 'utf-16le', delimiter: '\t' },
    care: 2.2,
    truth: { kind: 'person', entity: (person) => person },
    subjects: () =>
      known(city, 'grid', (person) => {
        if (dwellingOf(city, person) < 0) return 0;
        return livesHere(city, person) ? 0.68 : 0.3;
      }),
    columns: [
      { header: '姓名', identifies: true, value: (person, pen) => pen.name(people.name(person)) },
      {
        header: '身份证',
        identifies: true,
        value: (person, pen) => pen.citizenNumber(people.number(person), guardianNumber(city, person)),
      },
      { header: '性别', value: (person, pen) => pen.sex(people.isFemale[person]!, ['男', '女']) },
      { header: '出生年月', value: (person, pen) => pen.birth(people.birth[person]!, 'dot') },
      {
        header: '与户主关系',
        value: (person) => relationName(people.relation[person]!, people.isFemale[person]!),
      },
      {
        header: '居住地址',
        value: (person, pen) => pen.address(dwellingOf(city, person), ['dashed', 'messy', 'short']),
      },
      { header: '网格编码', value: (person) => city.grids.code[gridOf(city, dwellingOf(city, person))]! },
      {
        header: '人员类别',
        value: (person) => (isMigrant(city, person) ? '流动人口' : '户籍人口'),
      },
      { header: '人户是否一致', value: (person) => (separated(person) ? '不一致' : '一致') },
      { header: '手机号', value: (person, pen) => (people.age(person) < 12 ? null : pen.phone(person)) },
      {
        header: '采集时间',
        value: (person, pen) => pen.date(recently(city, person, 700), 'dash'),
      },
    ],
    footer: { note: '填表人：各网格员' },
  };
}

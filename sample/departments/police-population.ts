import { hashed } from '../base/random.ts';
import { asOf } from '../base/calendar.ts';
import { kinds } from '../city/people.ts';
import type { City } from '../city/city.ts';
import type { DepartmentExport } from '../output/department-export.ts';
import { education, nationCode, relationCode } from './code-tables.ts';
import { dwellingOf, gridOf, known, registeredDwelling } from './walks.ts';

const politics = ['13', '13', '13', '03', '01', '13'];

/** The police's register of residents: pinyin headers, national codes, GB18030; it also lists dead and moved. */
export function policePopulation(city: City): DepartmentExport<number> {
  const { people } = city;
  return {
    department: '市公安局',
    file: '公安局_户籍人口.csv',
    dataset: 'population',
    format: { kind: 'csv', encoding: 'gb18030', delimiter: ',' },
    care: 0.35,
    truth: { kind: 'person', entity: (person) => person },
    subjects: () => known(city, 'police', (person) => (people.kind[person] === kinds.migrant ? 0 : 0.985)),
    columns: [
      { header: 'XM', identifies: true, value: (person, pen) => pen.name(people.name(person)) },
      {
        header: 'GMSFHM',
        identifies: true,
        value: (person, pen) => pen.citizenNumber(people.number(person)),
      },
      { header: 'XB', value: (person, pen) => pen.sex(people.isFemale[person]!, ['1', '2']) },
      { header: 'CSRQ', value: (person, pen) => pen.birth(people.birth[person]!, 'compact') },
      { header: 'MZ', value: (person) => nationCode(people.nation[person]!) },
      { header: 'HYZK', value: (person) => (people.isMarried[person] ? '20' : '10') },
      { header: 'WHCD', value: (person) => education(people.age(person), hashed(city.seed, person, 3)).code },
      {
        header: '户籍地代码',
        value: (person) => {
          const village = city.grids.village[gridOf(city, registeredDwelling(city, person))]!;
          return city.divisions.districts[city.divisions.villages[village]!.district]!.code;
        },
      },
      { header: 'HJDZ', value: (person, pen) => pen.address(registeredDwelling(city, person), ['full']) },
      { header: 'HH', value: (person) => `3901${String(people.household[person]).padStart(7, '0')}` },
      { header: 'YHZGX', value: (person) => relationCode(people.relation[person]!) },
      { header: 'ZJXY', value: (person) => (hashed(city.seed, person, 4) < 0.97 ? '00' : '10') },
      { header: 'ZZMM', value: (person) => politics[Math.floor(hashed(city.seed, person, 5) * 6)]! },
      {
        header: 'RHYZ',
        value: (person) => (dwellingOf(city, person) === registeredDwelling(city, person) ? '01' : '02'),
      },
      {
        header: '登记状态名称',
        value: (person) => {
          const death = people.death[person]!;
          return death > 0 && hashed(city.seed, person, 6) < 0.6 ? '死亡' : '正常';
        },
      },
      {
        header: 'DJRQ',
        value: (person, pen) => {
          const birth = people.birth[person]!;
          return pen.date(
            birth + Math.floor(hashed(city.seed, person, 7) * Math.min(asOf - birth, 60)),
            'compact',
          );
        },
      },
    ],
  };
}

import { hashed } from '../base/random.ts';
import type { City } from '../city/city.ts';
import { cityName } from '../city/place-names.ts';
import { cityCode } from '../numbers/areas.ts';
import type { DepartmentExport } from '../output/department-export.ts';
import { dwellingOf, gridOf, isMigrant, livesHere, registeredDwelling } from './walks.ts';

interface Denominator {
  area: { code: string; name: string };
  kind: '户籍人口' | '常住人口';
  year: number;
  value: number;
}

/** Official population figures of the city, its districts and its towns, the last three years. */
export function denominators(city: City): DepartmentExport<Denominator> {
  return {
    department: '市统计局',
    file: '统计局_人口公报.xlsx',
    dataset: 'official-denominator',
    format: { kind: 'xlsx', sheet: '分区域人口', titles: ['云澜市分区域人口情况'] },
    care: 0,
    subjects: () => figures(city),
    columns: [
      { header: '行政区划代码', value: (row) => row.area.code },
      { header: '地区名称', value: (row) => row.area.name },
      { header: '统计口径', value: (row) => row.kind },
      { header: '年份', value: (row) => row.year },
      { header: '总人口', value: (row) => row.value },
      { header: '数据来源', value: (row) => `《云澜市统计年鉴${row.year + 1}》` },
    ],
    footer: { note: '注：常住人口含在本市居住半年以上的流动人口。' },
  };
}

function* figures(city: City): Generator<Denominator> {
  const { divisions, people } = city;
  const areas = [{ code: cityCode, name: cityName }, ...divisions.districts, ...divisions.towns];
  const counts = [new Float64Array(areas.length), new Float64Array(areas.length)];
  const add = (kind: number, dwelling: number) => {
    const { district, town } = divisions.villages[city.grids.village[gridOf(city, dwelling)]!]!;
    for (const area of [0, 1 + district, 1 + divisions.districts.length + town]) counts[kind]![area]!++;
  };
  for (let person = 0; person < people.count; person++) {
    if (people.death[person]! > 0) continue;
    if (!isMigrant(city, person)) add(0, registeredDwelling(city, person));
    if (livesHere(city, person) && dwellingOf(city, person) >= 0) add(1, dwellingOf(city, person));
  }
  for (const year of [2023, 2024, 2025])
    for (let i = 0; i < areas.length; i++)
      for (const kind of [0, 1]) {
        const drift = 1 - (2025 - year) * 0.008 + (hashed(city.seed, i, year, kind) - 0.5) * 0.01;
        const value = Math.round(counts[kind]![i]! * drift);
        yield { area: areas[i]!, kind: kind === 0 ? '户籍人口' : '常住人口', year, value };
      }
}

import type { City } from '../city/city.ts';
import { mobileNumber } from '../numbers/areas.ts';
import type { DepartmentExport } from '../output/department-export.ts';
import { dwellingOf, gridOf, livesHere } from './walks.ts';

/** The register of grids with their polygons (GeoJSON, WGS84). */
export function gridRegister(city: City): DepartmentExport<number> {
  const { grids, divisions, people, cells } = city;
  const { persons, households } = counts(city);
  const village = (grid: number) => divisions.villages[grids.village[grid]!]!;
  const worker = (grid: number, offset: number) => (grid * 131 + offset) % people.count;
  return {
    department: '社会治理网格化中心',
    file: '网格中心_网格台账.csv',
    dataset: 'grid',
    format: { kind: 'csv', encoding: 'utf-8', delimiter: ',' },
    care: 0,
    subjects: () => byVillage(city),
    columns: [
      { header: '网格编码', identifies: true, value: (grid) => grids.code[grid]! },
      { header: '网格名称', identifies: true, value: (grid) => grids.name[grid]! },
      { header: '网格类型', value: () => '综合网格' },
      { header: '镇街', value: (grid) => divisions.towns[village(grid).town]!.code },
      { header: '村居', value: (grid) => village(grid).code },
      { header: '网格长', value: (grid, pen) => pen.name(people.name(worker(grid, 7))) },
      { header: '专职网格员', value: (grid, pen) => pen.name(people.name(worker(grid, 77))) },
      { header: '网格员联系方式', value: (grid) => mobileNumber(worker(grid, 77)) },
      { header: '总户数', value: (grid) => households[grid]! },
      { header: '常住人口数', value: (grid) => persons[grid]! },
      { header: '坐标系', value: () => 'WGS84' },
      {
        header: '网格边界',
        value: (grid) => JSON.stringify({ type: 'Polygon', coordinates: [cells.ring(grid)] }),
      },
    ],
  };
}

function byVillage({ divisions }: City): number[] {
  return divisions.villages.flatMap((village) => village.grids);
}

function counts(city: City): { persons: Int32Array; households: Int32Array } {
  const persons = new Int32Array(city.grids.count);
  const households = new Int32Array(city.grids.count);
  for (let person = 0; person < city.people.count; person++) {
    const dwelling = dwellingOf(city, person);
    if (dwelling < 0 || !livesHere(city, person)) continue;
    persons[gridOf(city, dwelling)]!++;
    if (city.people.relation[person] === 0) households[gridOf(city, dwelling)]!++;
  }
  return { persons, households };
}

import { asOf } from '../base/calendar.ts';
import { hashed } from '../base/random.ts';
import type { City } from '../city/city.ts';
import { buildingPoints } from '../city/points.ts';
import type { DepartmentExport } from '../output/department-export.ts';
import { gridOf, scattered } from './walks.ts';

/** A real-estate unit number of nobody: the parcel's area part is the sample city's. */
function unitNumber(city: City, dwelling: number): string {
  const estate = city.housing.dwellingEstate[dwelling]!;
  const village = city.divisions.villages[city.grids.village[gridOf(city, dwelling)]!]!;
  const parcel = `${village.code.slice(0, 9)}001GB${String(estate % 100_000).padStart(5, '0')}`;
  return `${parcel}F${String(dwelling % 100_000_000).padStart(8, '0')}`;
}

/** Dwellings as registered with their owners: a workbook, formal addresses, mixed dates. */
export function registeredDwellings(city: City): DepartmentExport<number> {
  const { housing, people, addresses } = city;
  const points = buildingPoints(city);
  /** A building in twelve was never surveyed. */
  const pointOf = (dwelling: number) => {
    const [estate, building] = [housing.dwellingEstate[dwelling]!, addresses.door(dwelling).building];
    return hashed(city.seed, estate, building, 34) < 11 / 12 ? points(estate, building) : null;
  };
  return {
    department: '市不动产登记中心',
    file: '不动产登记中心_房屋登记.xlsx',
    dataset: 'dwelling',
    format: { kind: 'xlsx', sheet: '房屋', titles: ['不动产登记簿导出（房屋）'] },
    care: 0.5,
    truth: { kind: 'dwelling', entity: (dwelling) => dwelling },
    *subjects() {
      for (const dwelling of scattered(housing.dwellings, city.seed, 'registered dwellings'))
        if (hashed(city.seed, dwelling, 31) < 0.93) yield dwelling;
    },
    columns: [
      { header: '不动产单元号', identifies: true, value: (dwelling) => unitNumber(city, dwelling) },
      {
        header: '不动产权证号',
        identifies: true,
        value: (dwelling) =>
          `海（${2008 + Math.floor(hashed(city.seed, dwelling, 32) * 19)}）云澜市不动产权第${String(dwelling).padStart(7, '0')}号`,
      },
      {
        header: '坐落',
        identifies: true,
        value: (dwelling, pen) => pen.address(dwelling, ['formal', 'formal', 'full']),
      },
      { header: '权利人', value: (dwelling, pen) => pen.name(people.name(housing.owner[dwelling]!)) },
      {
        header: '权利人身份证件号码',
        value: (dwelling, pen) => pen.citizenNumber(people.number(housing.owner[dwelling]!)),
      },
      { header: '规划用途', value: () => '住宅' },
      { header: '建筑面积', value: (dwelling) => housing.area[dwelling]! / 10 },
      {
        header: '登记日期',
        value: (dwelling, pen) => pen.mixedDate(asOf - Math.floor(hashed(city.seed, dwelling, 33) * 5000)),
      },
      { header: '经度(CGCS2000)', value: (dwelling) => pointOf(dwelling)?.[0] ?? null },
      { header: '纬度(CGCS2000)', value: (dwelling) => pointOf(dwelling)?.[1] ?? null },
    ],
    footer: { note: '说明：不含在建工程。' },
  };
}

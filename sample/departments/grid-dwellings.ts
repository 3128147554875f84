import { hashed } from '../base/random.ts';
import type { City } from '../city/city.ts';
import { dwellingUse } from '../city/housing.ts';
import type { DepartmentExport } from '../output/department-export.ts';
import { gridOf, scattered } from './walks.ts';

const uses = ['自住', '出租', '空置', '群租'];
const dangers = ['A级', 'A级', 'A级', 'A级', 'B级', 'B级', 'C级', 'D级'];

/** Grid workers' ledger of dwellings: who uses them how, tenants, hazards. */
export function gridDwellings(city: City): DepartmentExport<number> {
  const { housing, people, addresses } = city;
  const tenants = firstTenants(city);
  return {
    department: '社会治理网格化中心',
    file: '网格中心_房屋台账.csv',
    dataset: 'dwelling',
    format: { kind: 'csv', encoding: 'utf-8', delimiter: ',' },
    care: 1.6,
    truth: { kind: 'dwelling', entity: (dwelling) => dwelling },
    *subjects() {
      for (const dwelling of scattered(housing.dwellings, city.seed, 'grid dwellings'))
        if (hashed(city.seed, dwelling, 34) < 0.85) yield dwelling;
    },
    columns: [
      {
        header: '房屋编码',
        identifies: true,
        value: (dwelling) => `FW${String(dwelling * 3 + 100_001).padStart(9, '0')}`,
      },
      {
        header: '详细地址',
        identifies: true,
        value: (dwelling, pen) => pen.address(dwelling, ['short', 'dashed', 'messy', 'city']),
      },
      { header: '楼栋号', value: (dwelling) => String(addresses.door(dwelling).building) },
      { header: '单元号', value: (dwelling) => String(addresses.door(dwelling).unit || '') },
      { header: '户室号', value: (dwelling) => addresses.door(dwelling).room },
      {
        header: '业主姓名',
        value: (dwelling, pen) => pen.optional(pen.name(people.name(housing.owner[dwelling]!))),
      },
      { header: '居住状况', value: (dwelling) => uses[housing.use[dwelling]!]! },
      {
        header: '租客',
        value: (dwelling, pen) => {
          const isLet =
            housing.use[dwelling] === dwellingUse.rented || housing.use[dwelling] === dwellingUse.shared;
          return isLet && tenants[dwelling]! >= 0 ? pen.name(people.name(tenants[dwelling]!)) : null;
        },
      },
      {
        header: '房屋面积',
        value: (dwelling, pen) => pen.optional(Math.round(housing.area[dwelling]! / 10)),
      },
      {
        header: '危险等级',
        value: (dwelling) =>
          hashed(city.seed, dwelling, 35) < 0.02
            ? dangers[Math.floor(hashed(city.seed, dwelling, 36) * 8)]!
            : null,
      },
      { header: '网格编码', value: (dwelling) => city.grids.code[gridOf(city, dwelling)]! },
    ],
    footer: { total: true },
  };
}

function firstTenants({ households, housing }: City): Int32Array {
  const tenants = new Int32Array(housing.dwellings).fill(-1);
  for (let household = 0; household < households.count; household++)
    if (households.dwelling[household]! >= 0)
      tenants[households.dwelling[household]!] = households.first[household]!;
  return tenants;
}

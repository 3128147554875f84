import { hashed } from '../base/random.ts';
import type { City } from '../city/city.ts';
import type { DepartmentExport } from '../output/department-export.ts';
import { matterNumber } from '../matters/numbers.ts';
import { compose } from '../texts/compose.ts';
import { hazardKinds } from '../texts/incident-texts.ts';
import { creditCodeOf } from './companies.ts';
import { closedAt, incidentSources, placeSlots } from './incidents.ts';

const levels = ['一般', '一般', '一般', '一般', '较大', '较大', '重大'];
const allowedDays = 15;

/** Hazards found by inspections of companies and places, with deadlines: UTF-8. */
export function hazards(city: City): DepartmentExport<number> {
  const { addresses, companies, divisions, grids, housing, seed } = city;
  const matters = city.matters.hazards;
  const kind = (i: number) => hazardKinds[matters.kind[i]!]!;
  const estate = (i: number) => matters.estate[i]!;
  const company = (i: number) => Math.floor(hashed(seed, i, 55) * companies.count);
  const closed = (i: number) => closedAt(matters, i, hashed(seed, i, 56), { usual: 14, slow: 45 });
  return {
    department: '市应急管理局',
    file: '应急管理局_安全隐患.csv',
    dataset: 'incident',
    format: { kind: 'csv', encoding: 'utf-8-bom', delimiter: ',' },
    care: 0.5,
    subjects: () => Array.from({ length: matters.count }, (_, i) => i),
    columns: [
      { header: '隐患编号', identifies: true, value: (i) => matterNumber('hazards', matters, i) },
      { header: '隐患类型', value: (i) => kind(i).name },
      { header: '隐患等级', value: (i) => levels[Math.floor(hashed(seed, i, 57) * levels.length)]! },
      { header: '发现时间', value: (i, pen) => pen.time(matters.minute[i]!, false) },
      { header: '责任单位', value: (i) => companies.name[company(i)]! },
      { header: '责任单位信用代码', value: (i) => creditCodeOf(city, company(i)) },
      { header: '问题部位', value: (i, pen) => pen.optional(addresses.place(estate(i), 'full')) },
      { header: '属地', value: (i) => divisions.towns[addresses.villageOf(estate(i)).town]!.code },
      { header: '责任网格', value: (i) => grids.code[housing.estateGrid[estate(i)]!]! },
      {
        header: '隐患描述',
        identifies: true,
        value: (i, { random }) =>
          compose(random.pick(kind(i).sentences), placeSlots(city, estate(i), random), random),
      },
      {
        header: '整改期限',
        value: (i, pen) => pen.date(Math.floor(matters.minute[i]! / 1440) + allowedDays, 'dash'),
      },
      { header: '是否办结', value: (i) => (closed(i) === null ? '否' : '是') },
      {
        header: '整改完成时间',
        value: (i, pen) => {
          const minute = closed(i);
          return minute === null ? null : pen.time(minute, false);
        },
      },
      { header: '隐患来源', value: (i) => incidentSources[(i * 3) % incidentSources.length]! },
    ],
    footer: { note: '注：含专项检查发现的隐患。' },
  };
}

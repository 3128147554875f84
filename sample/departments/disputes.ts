import { hashed } from '../base/random.ts';
import type { City } from '../city/city.ts';
import type { DepartmentExport } from '../output/department-export.ts';
import { matterNumber } from '../matters/numbers.ts';
import { compose } from '../texts/compose.ts';
import { disputeKinds } from '../texts/incident-texts.ts';
import { closedAt, incidentSources, placeSlots } from './incidents.ts';

const scales = ['个体性事件', '一般群体性事件', '重大群体性事件'] as const;
/** Kinds in which many stand against one. */
const isCollective = /劳资|征拆|物业/;

/** Disputes found by the grids and mediated: GBK from an older system. */
export function disputes(city: City): DepartmentExport<number> {
  const { addresses, divisions, housing, grids, seed } = city;
  const matters = city.matters.disputes;
  const kind = (i: number) => disputeKinds[matters.kind[i]!]!;
  const estate = (i: number) => matters.estate[i]!;
  const closed = (i: number) => closedAt(matters, i, hashed(seed, i, 51), { usual: 19, slow: 75 });
  return {
    department: '市社会治安综合治理中心',
    file: '综治中心_矛盾纠纷.csv',
    dataset: 'incident',
    format: { kind: 'csv', encoding: 'gbk', delimiter: ',' },
    care: 0.8,
    subjects: () => Array.from({ length: matters.count }, (_, i) => i),
    columns: [
      { header: '纠纷编号', identifies: true, value: (i) => matterNumber('disputes', matters, i) },
      {
        header: '纠纷名称',
        identifies: true,
        value: (i) => `${addresses.place(estate(i), 'name')}${kind(i).name}`,
      },
      { header: '纠纷类型', value: (i) => kind(i).name },
      { header: '规模', value: (i) => scales[scaleOf(city, i)]! },
      { header: '发生时间', value: (i, pen) => pen.time(matters.minute[i]!, false) },
      { header: '发生地点', value: (i, pen) => pen.optional(addresses.place(estate(i), 'full')) },
      { header: '责任网格', value: (i) => grids.code[housing.estateGrid[estate(i)]!]! },
      { header: '涉及人数', value: (i) => personsOf(city, i) },
      {
        header: '矛盾纠纷简要情况',
        identifies: true,
        value: (i, { random }) =>
          compose(random.pick(kind(i).sentences), placeSlots(city, estate(i), random), random),
      },
      { header: '化解方式', value: (i) => (closed(i) === null ? null : '调解') },
      {
        header: '化解时限',
        value: (i, pen) => pen.date(Math.floor(matters.minute[i]! / 1440) + 30, 'dash'),
      },
      {
        header: '调解组织',
        value: (i) => `${divisions.towns[addresses.villageOf(estate(i)).town]!.name}人民调解委员会`,
      },
      { header: '化解情况', value: (i) => (closed(i) === null ? '否' : '是') },
      {
        header: '化解日期',
        value: (i, pen) => {
          const minute = closed(i);
          return minute === null ? null : pen.time(minute, false);
        },
      },
      { header: '事件来源', value: (i) => incidentSources[i % incidentSources.length]! },
    ],
  };
}

function scaleOf({ matters, seed }: City, dispute: number): 0 | 1 | 2 {
  const draw = hashed(seed, dispute, 52);
  const groups = isCollective.test(disputeKinds[matters.disputes.kind[dispute]!]!.name) ? 0.2 : 0.03;
  return draw < groups / 40 ? 2 : draw < groups ? 1 : 0;
}

function personsOf(city: City, dispute: number): number {
  const draw = hashed(city.seed, dispute, 53);
  const [least, more] = [
    [2, 6],
    [10, 40],
    [100, 120],
  ][scaleOf(city, dispute)] as [number, number];
  return least + Math.floor(draw ** 2 * more);
}

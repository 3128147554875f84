import type { DepartmentExport } from '../output/department-export.ts';
import { responsibilities, type Responsibility } from '../texts/responsibilities.ts';

/** What a department may do in its matters, at which level, and in how many working days by law and by its promise. */
interface Power {
  name(matter: string): string;
  kind: string;
  level: string;
  days: [legal: number, promised: number];
}

const inspect: Power = {
  name: (matter) => `对${matter}的监督检查`,
  kind: '行政检查',
  level: '县、市、区、旗',
  days: [30, 10],
};
const handle: Power = {
  name: (matter) => `对${matter}的处理`,
  kind: '行政处罚',
  level: '县、市、区、旗',
  days: [20, 5],
};
const advise: Power = {
  name: (matter) => `对${matter}的受理咨询`,
  kind: '公共服务',
  level: '乡镇、街道',
  days: [10, 3],
};
const mediate: Power = {
  name: (matter) => `${matter}的调解处理`,
  kind: '其他行政权力',
  level: '县、市、区、旗',
  days: [30, 15],
};
const rectify: Power = {
  name: (matter) => `${matter.replace(/隐患$/, '')}隐患的督促整改`,
  kind: '行政处罚',
  level: '县、市、区、旗',
  days: [15, 7],
};

const powers: Readonly<Record<Responsibility['kind'], readonly Power[]>> = {
  request: [inspect, handle, advise],
  dispute: [mediate],
  hazard: [inspect, rectify],
};

interface Item {
  number: number;
  of: Responsibility;
  power: Power;
}

/** Who is responsible for what (权责清单). */
export function responsibilityItems(): DepartmentExport<Item> {
  return {
    department: '市政务服务管理局',
    file: '政务服务局_权责清单.csv',
    dataset: 'responsibility-item',
    format: { kind: 'csv', encoding: 'gb18030', delimiter: ',' },
    care: 0,
    subjects: items,
    columns: [
      { header: '事项编码', value: ({ number }) => `3901${String(number).padStart(8, '0')}` },
      { header: '权责事项名称', value: ({ of, power }) => power.name(of.matter) },
      { header: '权力类型', value: ({ power }) => power.kind },
      { header: '实施主体', value: ({ of }) => of.department },
      { header: '行使层级', value: ({ power }) => power.level },
      { header: '法定办结时限', value: ({ power }) => power.days[0] },
      { header: '承诺办结时限', value: ({ power }) => power.days[1] },
      { header: '诉求分类', value: ({ of }) => of.words.join('、') },
    ],
  };
}

function* items(): Generator<Item> {
  let number = 0;
  for (const of of responsibilities)
    for (const power of powers[of.kind]) yield { number: ++number, of, power };
}

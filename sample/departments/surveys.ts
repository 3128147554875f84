import { daysFrom } from '../base/calendar.ts';
import { hashed } from '../base/random.ts';
import type { City } from '../city/city.ts';
import type { DepartmentExport } from '../output/department-export.ts';

interface Survey {
  town: number;
  topic: number;
  period: number;
}

/** When each survey was done. */
const periods = [
  { name: '2024年上半年', done: daysFrom(2024, 6, 20) },
  { name: '2024年下半年', done: daysFrom(2024, 12, 18) },
  { name: '2025年上半年', done: daysFrom(2025, 6, 19) },
  { name: '2025年下半年', done: daysFrom(2025, 12, 17) },
  { name: '2026年上半年', done: daysFrom(2026, 6, 18) },
];
const topics = ['群众安全感', '政法队伍满意度', '社会治理满意度'];

/** Satisfaction by town, topic and half-year. */
export function surveys(city: City): DepartmentExport<Survey> {
  const towns = city.divisions.towns;
  const sample = ({ town, period }: Survey) => 180 + ((town * 37 + period * 11) % 140);
  const share = (row: Survey) => 0.9 + 0.09 * hashed(city.seed, row.town, row.topic, row.period);
  const satisfied = (row: Survey) => Math.round(sample(row) * share(row));
  return {
    department: '市委政法委员会',
    file: '政法委_满意度测评.csv',
    dataset: 'satisfaction-survey',
    format: { kind: 'csv', encoding: 'utf-8-bom', delimiter: ',' },
    care: 0,
    subjects: () =>
      towns.flatMap((_, town) =>
        topics.flatMap((_topic, topic) => periods.map((_period, period) => ({ town, topic, period }))),
      ),
    columns: [
      { header: '区划代码', value: (row) => towns[row.town]!.code },
      { header: '地区名称', value: (row) => towns[row.town]!.name },
      { header: '调查项目', value: (row) => topics[row.topic]! },
      { header: '期次', value: (row) => periods[row.period]!.name },
      { header: '调查日期', value: (row, pen) => pen.date(periods[row.period]!.done, 'dash') },
      { header: '有效样本', value: (row) => sample(row) },
      { header: '满意样本数', value: (row) => satisfied(row) },
      { header: '满意率', value: (row) => ((100 * satisfied(row)) / sample(row)).toFixed(2) },
      { header: '调查机构', value: () => '云澜市社情民意调查中心' },
    ],
  };
}

import { asOf } from '../base/calendar.ts';
import { hashed } from '../base/random.ts';
import type { City } from '../city/city.ts';
import type { DepartmentExport } from '../output/department-export.ts';
import { categories } from '../texts/categories.ts';
import { dwellingOf, gridOf, isMigrant, livesHere, registeredDwelling } from './walks.ts';

const powers = ['行政许可', '行政处罚', '行政检查', '公共服务', '行政确认'];

/** Who is responsible for what (权责清单). */
export function responsibilityItems(): DepartmentExport<number> {
  const category = (item: number) => categories[item % categories.length]!;
  const power = (item: number) => Math.floor(item / categories.length);
  return {
    department: '市政务服务管理局',
    file: '政务服务局_权责清单.csv',
    dataset: 'responsibility-item',
    format: { kind: 'csv', encoding: 'gb18030', delimiter: ',' },
    care: 0,
    subjects: () => Array.from({ length: categories.length * 3 }, (_, i) => i),
    columns: [
      { header: '事项编码', value: (item) => `3901${String(item + 1).padStart(8, '0')}` },
      {
        header: '权责事项名称',
        value: (item) => `对${category(item).name}的${['监督检查', '处理', '受理咨询'][power(item)]!}`,
      },
      { header: '权力类型', value: (item) => powers[(item * 7) % powers.length]! },
      { header: '实施主体', value: (item) => `市${category(item).handler}` },
      { header: '行使层级', value: (item) => (power(item) === 2 ? '乡镇、街道' : '县、市、区、旗') },
      { header: '法定办结时限', value: (item) => 10 + (item % 4) * 10 },
      { header: '承诺办结时限', value: (item) => 3 + (item % 6) * 2 },
      { header: '诉求分类', value: (item) => category(item).name },
    ],
  };
}

interface Denominator {
  area: { code: string; name: string };
  kind: '户籍人口' | '常住人口';
  year: number;
  value: number;
}

/** Official population figures of districts and towns, the last three years. */
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
  const [districts, towns] = [divisions.districts.length, divisions.towns.length];
  const counts = [new Float64Array(districts + towns), new Float64Array(districts + towns)];
  const add = (kind: number, dwelling: number) => {
    const village = divisions.villages[city.grids.village[gridOf(city, dwelling)]!]!;
    counts[kind]![village.district]!++;
    counts[kind]![districts + village.town]!++;
  };
  for (let person = 0; person < people.count; person++) {
    if (people.death[person]! > 0) continue;
    if (!isMigrant(city, person)) add(0, registeredDwelling(city, person));
    if (livesHere(city, person) && dwellingOf(city, person) >= 0) add(1, dwellingOf(city, person));
  }
  const areas = [...divisions.districts, ...divisions.towns];
  for (const year of [2023, 2024, 2025])
    for (let i = 0; i < areas.length; i++)
      for (const kind of [0, 1]) {
        const drift = 1 - (2025 - year) * 0.008 + (hashed(city.seed, i, year, kind) - 0.5) * 0.01;
        const value = Math.round(counts[kind]![i]! * drift);
        yield { area: areas[i]!, kind: kind === 0 ? '户籍人口' : '常住人口', year, value };
      }
}

interface Survey {
  town: number;
  topic: number;
  period: number;
}

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
        topics.flatMap((_topic, topic) => [0, 1, 2].map((period) => ({ town, topic, period }))),
      ),
    columns: [
      { header: '区划代码', value: (row) => towns[row.town]!.code },
      { header: '地区名称', value: (row) => towns[row.town]!.name },
      { header: '调查项目', value: (row) => topics[row.topic]! },
      { header: '期次', value: (row) => ['2025年上半年', '2025年下半年', '2026年上半年'][row.period]! },
      { header: '有效样本', value: (row) => sample(row) },
      { header: '满意样本数', value: (row) => satisfied(row) },
      { header: '满意率', value: (row) => ((100 * satisfied(row)) / sample(row)).toFixed(2) },
      { header: '调查机构', value: () => '云澜市社情民意调查中心' },
    ],
  };
}

interface Reading {
  station: number;
  day: number;
}

const streams = [
  { stream: '环保', indicator: 'PM2.5', unit: 'μg/m³', limit: 75, usual: 32, spread: 14 },
  { stream: '水利', indicator: '水位', unit: 'm', limit: 4.2, usual: 3.1, spread: 0.4 },
  { stream: '安全生产', indicator: '可燃气体浓度', unit: '%LEL', limit: 20, usual: 4, spread: 3 },
  { stream: '交通', indicator: '高峰拥堵指数', unit: '', limit: 6, usual: 3.4, spread: 1.1 },
  { stream: '路灯', indicator: '亮灯率', unit: '%', limit: 96, usual: 98.4, spread: 0.8 },
  { stream: '环保', indicator: '噪声', unit: 'dB', limit: 70, usual: 58, spread: 5 },
] as const;

/** Daily values of monitoring stations: three months of one station for each town and stream. */
export function readings(city: City): DepartmentExport<Reading> {
  const towns = city.divisions.towns;
  const kind = (row: Reading) => streams[row.station % streams.length]!;
  const town = (row: Reading) => towns[Math.floor(row.station / streams.length)]!;
  return {
    department: '市数据局物联感知平台',
    file: '物联平台_监测读数.csv',
    dataset: 'monitoring-reading',
    format: { kind: 'csv', encoding: 'utf-8', delimiter: ',' },
    care: 0,
    *subjects() {
      for (let day = asOf - 91; day <= asOf; day++)
        for (let station = 0; station < towns.length * streams.length; station++) yield { station, day };
    },
    columns: [
      { header: '监测类别', value: (row) => kind(row).stream },
      { header: '设备编号', value: (row) => `SB${String(row.station + 1).padStart(5, '0')}` },
      { header: '监测点名称', value: (row) => `${town(row).name}${kind(row).indicator}监测点` },
      { header: '监测因子', value: (row) => kind(row).indicator },
      {
        header: '监测值',
        value: (row, pen) => Math.max(0, pen.random.normal(kind(row).usual, kind(row).spread)).toFixed(2),
      },
      { header: '计量单位', value: (row) => kind(row).unit },
      { header: '标准限值', value: (row) => kind(row).limit },
      { header: '采集时间', value: (row, pen) => pen.time(row.day * 1440 + 8 * 60, false) },
      { header: '所属镇街', value: (row) => town(row).code },
    ],
  };
}

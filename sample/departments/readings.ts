import { asOf, daysFrom, firstMatterDay } from '../base/calendar.ts';
import type { City } from '../city/city.ts';
import type { DepartmentExport } from '../output/department-export.ts';

interface Reading {
  station: number;
  day: number;
}

/** What is measured; summer is how much more in July than in January, as a share of the usual value. */
const streams = [
  { stream: '环保', indicator: 'PM2.5', unit: 'μg/m³', limit: 75, usual: 32, spread: 12, summer: -0.5 },
  { stream: '水利', indicator: '水位', unit: 'm', limit: 4.2, usual: 3.1, spread: 0.35, summer: 0.15 },
  { stream: '安全生产', indicator: '可燃气体浓度', unit: '%LEL', limit: 20, usual: 4, spread: 3, summer: 0 },
  { stream: '交通', indicator: '高峰拥堵指数', unit: '', limit: 6, usual: 3.4, spread: 1.1, summer: 0 },
  { stream: '路灯', indicator: '故障灯率', unit: '%', limit: 4, usual: 1.6, spread: 0.8, summer: 0 },
  { stream: '环保', indicator: '噪声', unit: 'dB', limit: 70, usual: 58, spread: 5, summer: 0.03 },
] as const;

/** Days back to which every day is kept; of those before one in seven. */
const keptDaily = 91;

/** Values of monitoring stations, one for each town and stream: daily for three months, weekly before that. */
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
      for (let day = firstMatterDay; day <= asOf; day++) {
        if (day < asOf - keptDaily && (asOf - day) % 7 !== 0) continue;
        for (let station = 0; station < towns.length * streams.length; station++) yield { station, day };
      }
    },
    columns: [
      { header: '监测类别', value: (row) => kind(row).stream },
      { header: '设备编号', value: (row) => `SB${String(row.station + 1).padStart(5, '0')}` },
      { header: '监测点名称', value: (row) => `${town(row).name}${kind(row).indicator}监测点` },
      { header: '监测因子', value: (row) => kind(row).indicator },
      {
        header: '监测值',
        value: (row, pen) =>
          Math.max(0, pen.random.normal(usualOn(kind(row), row.day), kind(row).spread)).toFixed(2),
      },
      { header: '计量单位', value: (row) => kind(row).unit },
      { header: '标准限值', value: (row) => kind(row).limit },
      { header: '采集时间', value: (row, pen) => pen.time(row.day * 1440 + 8 * 60, false) },
      { header: '所属镇街', value: (row) => town(row).code },
    ],
  };
}

/** A year's wave, highest or lowest in the middle of July. */
function usualOn({ usual, summer }: (typeof streams)[number], day: number): number {
  const phase = (2 * Math.PI * (day - daysFrom(2025, 7, 15))) / 365.25;
  return usual * (1 + (summer / 2) * Math.cos(phase));
}

import type { Table } from 'apache-arrow';
import type { RowFilter } from '../../schemas/api/rows.ts';
import { categoryAxis, labelStyle, plotArea, valueAxis } from './axis-styles.ts';
import type { ChartContext, ChartView, Mark } from './chart-view.ts';
import { readTable } from './read-table.ts';
import { tooltipHtml, tooltipStyle } from './tooltip.ts';

export interface PyramidLabels {
  age: string;
  male: string;
  female: string;
  unit: string;
  /** Name of the open last band, e.g. 100 and older. */
  oldest: string;
  /** `{count}` persons are not drawn, because age or sex is unknown. */
  unknown(count: string): string;
}

interface PyramidRow {
  age_band: number | null;
  sex: string | null;
  persons: number;
}

const [male, female] = ['1', '2']; // GB/T 2261.1
const oldestBand = 100;
const bandYears = 5;
const oldestAge = 130;

/** Age structure: bands of five years upwards, men to the left, women to the right. */
export function populationPyramid(table: Table, context: ChartContext<PyramidLabels>): ChartView {
  const rows = readTable<PyramidRow>(table);
  const { labels, number } = context;
  const bands = bandsOf(rows);
  const persons = (band: number, sex: string) =>
    rows.find((row) => row.age_band === band && row.sex === sex)?.persons ?? 0;
  const isDrawn = ({ age_band, sex }: PyramidRow) => age_band !== null && (sex === male || sex === female);
  const left = rows.filter((row) => !isDrawn(row)).reduce((sum, row) => sum + row.persons, 0);
  return {
    option: pyramidOption(bands, persons, context),
    headers: [labels.age, labels.male, labels.female],
    rows: bands.map((band) => ({
      cells: [bandName(band, labels), ...[male, female].map((sex) => number(persons(band, sex)))],
      behind: { name: bandName(band, labels), filters: ageFilters(band) },
    })),
    textColumns: 1,
    note: left > 0 ? labels.unknown(number(left)) : '',
  };
}

/** All bands from birth to the oldest that anybody is in. */
function bandsOf(rows: readonly PyramidRow[]): number[] {
  const last = Math.max(-bandYears, ...rows.map(({ age_band }) => age_band ?? -bandYears));
  return Array.from({ length: last / bandYears + 1 }, (_, index) => index * bandYears);
}

function bandName(band: number, labels: PyramidLabels): string {
  return band === oldestBand ? labels.oldest : `${band}–${band + bandYears - 1}`;
}

function pyramidOption(
  bands: number[],
  persons: (band: number, sex: string) => number,
  { labels, theme, number }: ChartContext<PyramidLabels>,
) {
  const size = (value: number) => number(Math.abs(value));
  const widest = 1.04 * Math.max(1, ...bands.flatMap((band) => [persons(band, male), persons(band, female)]));
  const names = bands.map((band) => bandName(band, labels));
  const side = (name: string, sex: string, direction: 1 | -1, color: string) => ({
    ...sideStyle,
    name,
    color,
    data: bands.map((band): Mark => ({
      value: direction * persons(band, sex),
      behind: {
        name: `${bandName(band, labels)} · ${name}`,
        filters: [...ageFilters(band), { field: 'sex', operator: 'equals', values: [sex] }],
      },
    })),
  });
  return {
    grid: plotArea({ top: 32 }),
    legend: { top: 0, itemWidth: 10, itemHeight: 10, icon: 'roundRect', textStyle: labelStyle(theme) },
    tooltip: {
      ...tooltipStyle(theme),
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: theme.lineSoft, opacity: 0.5 } },
      formatter: (marks: { dataIndex: number }[]) => {
        const band = bands[marks[0]?.dataIndex ?? 0]!;
        const line = (name: string, sex: string) =>
          [name, `${number(persons(band, sex))} ${labels.unit}`] as const;
        return tooltipHtml(bandName(band, labels), [line(labels.male, male), line(labels.female, female)]);
      },
    },
    xAxis: pyramidAxis(valueAxis(theme, size), widest),
    yAxis: categoryAxis(theme, names),
    series: [side(labels.male, male, -1, theme.series[0]!), side(labels.female, female, 1, theme.series[3]!)],
  };
}

const sideStyle = {
  type: 'bar',
  stack: 'persons',
  barCategoryGap: '18%',
  emphasis: { focus: 'none', itemStyle: { opacity: 0.85 } },
};

/** The same reach on both sides; its ends are no round numbers and go without a label. */
function pyramidAxis(axis: ReturnType<typeof valueAxis>, reach: number) {
  const axisLabel = { ...axis.axisLabel, showMinLabel: false, showMaxLabel: false };
  return { ...axis, min: -reach, max: reach, axisLabel };
}

function ageFilters(band: number): RowFilter[] {
  const last = band === oldestBand ? oldestAge : band + bandYears - 1;
  return [
    { field: 'figure', operator: 'equals', values: ['persons'] },
    { field: 'age', operator: 'between', values: [band, last] },
  ];
}

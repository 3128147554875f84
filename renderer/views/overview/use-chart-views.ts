import type { Table } from 'apache-arrow';
import { useI18n } from 'vue-i18n';
import type { OverviewChart } from '../../../schemas/api/overview.ts';
import { companiesByKind } from '../../charts/companies-by-kind.ts';
import { coverageByDepartment } from '../../charts/coverage-by-department.ts';
import { dwellingsByKind } from '../../charts/dwellings-by-kind.ts';
import type { MapScope } from '../../charts/area-map.ts';
import { personsByArea, type PersonsByAreaLabels } from '../../charts/persons-by-area.ts';
import { populationPyramid, type PyramidLabels } from '../../charts/population-pyramid.ts';
import { ticketsByCategory } from '../../charts/tickets-by-category.ts';
import { ticketsPerDay } from '../../charts/tickets-per-day.ts';
import type { ChartView } from '../../charts/chart-view.ts';
import { useChartTheme } from '../../components/use-chart-theme.ts';
import { useCodes } from '../../components/use-codes.ts';
import { useDatasets } from '../../components/use-datasets.ts';
import { useNumbers } from '../../components/use-numbers.ts';

type Texts = (key: string, data?: Record<string, unknown>) => string;

/** Draws each chart of the overview in the chosen language and theme. */
export function useChartViews() {
  const { t } = useI18n();
  const { count, percent } = useNumbers();
  const { datasetLabel } = useDatasets();
  const { codeLabel } = useCodes();
  const theme = useChartTheme();

  const textsOf =
    (chart: OverviewChart): Texts =>
    (key, data = {}) =>
      t(`overview.charts.${chart}.${key}`, data);
  const context = <Labels>(labels: Labels) => ({ labels, theme: theme.value, number: count, percent });
  const shared = () => ({
    count: t('overview.count'),
    share: t('overview.share'),
    others: t('overview.others'),
  });
  const kinds = (chart: OverviewChart, codes: string) => ({
    ...shared(),
    kind: textsOf(chart)('kind'),
    none: t('overview.none'),
    nameOf: (code: string) => codeLabel(codes, code),
  });

  const views: Record<Exclude<OverviewChart, 'persons-by-area'>, (table: Table) => ChartView> = {
    'population-pyramid': (table) =>
      populationPyramid(
        table,
        context(pyramidLabels(textsOf('population-pyramid'), t('overview.units.person'))),
      ),
    'tickets-per-day': (table) => ticketsPerDay(table, context(dayLabels(textsOf('tickets-per-day')))),
    'tickets-by-category': (table) =>
      ticketsByCategory(table, context({ ...shared(), ...categoryLabels(textsOf('tickets-by-category')) })),
    'dwellings-by-kind': (table) =>
      dwellingsByKind(table, context(kinds('dwellings-by-kind', 'dwelling-use'))),
    'companies-by-kind': (table) =>
      companiesByKind(table, context(kinds('companies-by-kind', 'enterprise-type'))),
    'coverage-by-department': (table) =>
      coverageByDepartment(
        table,
        context({
          ...coverageLabels(textsOf('coverage-by-department')),
          share: t('overview.share'),
          nameOf: datasetLabel,
        }),
      ),
  };

  const map = (table: Table, scope: MapScope): ChartView =>
    personsByArea(
      table,
      scope,
      context({
        ...mapLabels(textsOf('persons-by-area'), t('overview.units.person')),
        others: t('overview.others'),
      }),
    );

  return { views, map };
}

const pyramidLabels = (of: Texts, unit: string): PyramidLabels => ({
  age: of('age'),
  male: of('male'),
  female: of('female'),
  oldest: of('oldest'),
  unit,
  unknown: (count) => of('unknown', { count }),
});

const dayLabels = (of: Texts) => ({ day: of('day'), tickets: of('tickets'), mean: of('mean') });

const categoryLabels = (of: Texts) => ({ category: of('category'), none: of('none') });

const coverageLabels = (of: Texts) => ({
  department: of('department'),
  dataset: of('dataset'),
  rows: of('rows'),
  entities: of('entities'),
});

const mapLabels = (of: Texts, unit: string): Omit<PersonsByAreaLabels, 'others'> => ({
  area: of('area'),
  persons: of('persons'),
  unit,
  noMap: of('noMap'),
  elsewhere: (count) => of('elsewhere', { count }),
});

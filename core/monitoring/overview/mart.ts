import type { DataDate } from '../../../schemas/api/overview.ts';
import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import type { SqlValues } from '../../warehouse/warehouse.ts';

/** What the build of a mart may rely on; all of it is read in the transaction that builds the marts. */
export interface BuildContext {
  /** Datasets whose record table exists. */
  datasets: readonly Dataset[];
  /** How far each dataset's data reaches, where it has any. */
  dataDates: ReadonlyMap<string, DataDate>;
}

/** An aggregate that the dashboards read: a table in schema `mart`, made anew by every refresh. */
export interface Mart {
  /** Table name in schema `mart`. */
  name: string;
  /** Column definitions as DDL. */
  columns: string;
  /** The datasets it is computed from; when one of them has no table yet, the mart stays empty. */
  datasets: readonly string[];
  /** The SELECT whose rows fill the table. */
  buildSql(context: BuildContext): string;
}

/** Which part of the city a chart speaks of: `level` is what it counts by, `within` a town's, village's or grid's code. */
export interface ChartScope {
  level: 'town' | 'village' | 'grid';
  within: string | null;
}

/** A mart that is shown as one chart of the overview. */
export interface ChartMart extends Mart {
  /** The dataset whose data date the chart carries; null when it speaks of all. */
  dataset: string | null;
  /** The query behind the chart; cheap, because the mart is already aggregated. */
  read(scope: ChartScope): { sql: string; values: SqlValues };
}

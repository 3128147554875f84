import { recordTable } from '../../../schemas/datasets/index.ts';
import { waitingRowsSql } from '../../ingest/batch/correction-rows.ts';

/** How one key figure is counted. Title and definition stand under `messages.overview.figures.<id>`. */
export interface FigureDefinition {
  id: string;
  /** Key under `messages.overview.units`. */
  unit: string;
  /** The dataset that must have been delivered for the figure to have a value; null: any. */
  dataset: string | null;
  /** The SQL of its value; NULL: nothing is known. */
  valueSql(dataDate: string): string;
  /** For a figure that counts rows of its dataset: which rows, as SQL over the record table. */
  conditionSql?(dataDate: string): string;
  /** The kind of thing that matching follows, and the id under which records are counted before it ran. */
  matching?: { entity: string; unmatchedId: string };
}

/** A figure that counts the rows of a dataset that meet a condition, so that the same condition shows them. */
function countOf(
  id: string,
  unit: string,
  dataset: string,
  conditionSql: (dataDate: string) => string,
  knownSql = 'TRUE',
): FigureDefinition {
  const table = recordTable({ id: dataset });
  return {
    id,
    unit,
    dataset,
    conditionSql,
    valueSql: (dataDate) => `SELECT CASE WHEN ${knownSql} THEN count(*) END
      FROM ${table} WHERE to_version IS NULL AND (${conditionSql(dataDate)})`,
  };
}

function countedThings(id: string, unit: string, dataset: string, entity: string, unmatchedId: string) {
  const mart = `mart.counted_${entity.replaceAll('-', '_')}`;
  return {
    id,
    unit,
    dataset,
    matching: { entity, unmatchedId },
    conditionSql: () => `record_id IN (SELECT record_id FROM ${mart})`,
    valueSql: () => `SELECT count(*) FROM ${mart}`,
  };
}

/**
 * A figure of matters still open. Sources that never say how a matter ended cannot have open ones: only rows of
 * those that ever do are asked, and without such a source nothing is known.
 */
function openMatters(
  id: string,
  unit: string,
  dataset: string,
  says: string,
  isOpen: string,
): FigureDefinition {
  const table = recordTable({ id: dataset });
  const telling = `SELECT source_id FROM ${table} WHERE to_version IS NULL AND (${says})`;
  return countOf(id, unit, dataset, () => `source_id IN (${telling}) AND (${isOpen})`, `EXISTS (${telling})`);
}

export const figureDefinitions: readonly FigureDefinition[] = [
  countedThings('persons', 'person', 'population', 'person', 'person-records'),
  countedThings('dwellings', 'dwelling', 'dwelling', 'dwelling', 'dwelling-records'),
  countedThings('companies', 'company', 'legal-entity', 'legal-entity', 'company-records'),
  countOf(
    'tickets-30-days',
    'ticket',
    'service-ticket',
    (dataDate) => `time >= DATE '${dataDate}' - 29 AND time < DATE '${dataDate}' + 1`,
  ),
  openMatters(
    'open-tickets',
    'ticket',
    'service-ticket',
    'done IS NOT NULL OR status IS NOT NULL',
    "done IS NULL AND coalesce(status, '') NOT IN ('03', '06')", // closed, void: ticket-status
  ),
  openMatters(
    'open-incidents',
    'incident',
    'incident',
    'done IS NOT NULL OR result IS NOT NULL',
    'done IS NULL AND result IS NOT TRUE',
  ),
  {
    id: 'departments',
    unit: 'department',
    dataset: null,
    valueSql: () => `SELECT count(DISTINCT s.department) FROM ops.batch b JOIN ops.source s USING (source_id)
      WHERE b.state = 'published'`,
  },
  {
    id: 'quarantined-rows',
    unit: 'row',
    dataset: null,
    valueSql: () => waitingRowsSql,
  },
];

/**
 * The rows behind a figure as a condition on `record_id`; undefined when no figure of that name counts rows of the
 * dataset. Without a data date nothing was delivered.
 */
export function figureRowsSql(id: string, dataset: string, dataDate: string | null): string | undefined {
  const definition = figureDefinitions.find((figure) => figure.id === id && figure.dataset === dataset);
  if (!definition?.conditionSql) return undefined;
  if (dataDate === null) return 'FALSE';
  return `record_id IN (SELECT record_id FROM ${recordTable({ id: dataset })}
    WHERE to_version IS NULL AND (${definition.conditionSql(dataDate)}))`;
}

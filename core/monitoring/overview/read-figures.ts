import type { Figure } from '../../../schemas/api/overview.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { figureDefinitions, type FigureDefinition } from './figures.ts';
import { dataDateOf, readState, type MartState } from './read-state.ts';

/**
 * The key figures as the marts hold them. What was matched only after the marts were built is still counted, and
 * named, as records. `session` must be a transaction, for what it reads to be of one build.
 */
export async function readFigures(session: Session): Promise<Figure[]> {
  const state = await readState(session);
  const rows = await session.all<{ id: string; value: number | null }>('SELECT id, value FROM mart.figure');
  const values = new Map(rows.map(({ id, value }) => [id, value]));
  const runs = await session.all<{ entity: string }>(
    'SELECT DISTINCT entity FROM link.run WHERE data_version <= $dataVersion',
    { dataVersion: state.dataVersion },
  );
  const matched = new Set(runs.map(({ entity }) => entity));
  return figureDefinitions.map((definition) =>
    toFigure(definition, values.get(definition.id) ?? null, state, matched),
  );
}

function toFigure(
  definition: FigureDefinition,
  value: number | null,
  state: MartState,
  matched: ReadonlySet<string>,
): Figure {
  const { id, unit, dataset, matching } = definition;
  const countsRecords = matching !== undefined && !matched.has(matching.entity);
  return {
    id: countsRecords ? matching.unmatchedId : id,
    value,
    unit,
    dataDate: dataDateOf(state, dataset),
    stale: state.stale,
    rows:
      dataset && definition.conditionSql && value !== null
        ? { dataset, filters: [{ field: 'figure', operator: 'equals', values: [id] }] }
        : null,
  };
}

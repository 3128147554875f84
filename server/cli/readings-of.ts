import { HubError } from '../../core/base/hub-error.ts';
import type { TableProposal } from '../../schemas/api/intake.ts';
import type { Reading } from '../../schemas/intake/reading.ts';

/**
 * How each table of a file is read: as proposed, except for what is given. Local codes may be given by field or by
 * the header of the field's column; they count for every table that has it.
 *
 * @throws HubError BAD_INPUT for a field or header that no table has
 */
export function readingsOf(tables: readonly TableProposal[], given: Partial<Reading>): Reading[] {
  const codeMaps = Object.entries(given.codeMaps ?? {});
  const unknown = codeMaps.find(([name]) => !tables.some((table) => fieldNamed(table, name)));
  if (unknown) throw new HubError('BAD_INPUT', { detail: `codeMaps ${unknown[0]}` });
  return tables.map((table) => ({
    codeMaps: {
      ...table.reading.codeMaps,
      ...Object.fromEntries(
        codeMaps.flatMap(([name, codes]) => {
          const field = fieldNamed(table, name);
          return field ? [[field, codes]] : [];
        }),
      ),
    },
    coordinates: given.coordinates ?? table.reading.coordinates,
  }));
}

function fieldNamed({ columns }: TableProposal, name: string): string | null {
  const column = columns.find(({ header }) => header === name) ?? columns.find(({ field }) => field === name);
  return column?.field ?? null;
}

import type { CodeTable } from './code-table.ts';
import * as dwelling from './dwelling.ts';
import { ethnicGroup } from './ethnic-group.ts';
import * as government from './government.ts';
import * as incident from './incident.ts';
import { industry } from './industry.ts';
import * as legalEntity from './legal-entity.ts';
import * as monitoring from './monitoring.ts';
import * as person from './person.ts';
import * as ticket from './ticket.ts';

/** Every code table of the hub, by id. */
export const codeTables: readonly CodeTable[] = [
  ...Object.values(person),
  ethnicGroup,
  ...Object.values(dwelling),
  ...Object.values(legalEntity),
  industry,
  ...Object.values(ticket),
  ...Object.values(incident),
  ...Object.values(government),
  ...Object.values(monitoring),
].sort((a, b) => (a.id < b.id ? -1 : 1));

const byId = new Map(codeTables.map((table) => [table.id, table]));

/** The code table of that id, or undefined. */
export function codeTableById(id: string): CodeTable | undefined {
  return byId.get(id);
}

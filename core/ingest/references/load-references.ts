import { createHash } from 'node:crypto';
import { abolishedDivisions } from '../../../schemas/codes/data/abolished-divisions.ts';
import { currentDivisions } from '../../../schemas/codes/data/current-divisions.ts';
import { codeTables } from '../../../schemas/codes/index.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { fillDivisionLookup } from './division-lookup.ts';
import { fillAbolished, fillCitizenAreas, fillDivisions } from './division-tables.ts';

/** Changes with the way the tables are filled, not with their content. */
const layout = '1';

/** Brings `ref` up to the data shipped with this version of the hub; does nothing when it is there already. */
export async function loadReferences(session: Session): Promise<void> {
  const edition = createHash('sha256')
    .update(layout + currentDivisions + abolishedDivisions + JSON.stringify(codeTables))
    .digest('hex');
  const [loaded] = await session.all<{ edition: string }>('SELECT edition FROM ref.edition');
  if (loaded?.edition === edition) return;
  await fillAbolished(session, abolishedDivisions);
  await refillDivisions(session);
  await fillCodes(session);
  await session.run('DELETE FROM ref.edition');
  await session.run('INSERT INTO ref.edition VALUES ($1)', [edition]);
}

/** Fills everything that depends on the workspace's own divisions. */
export async function refillDivisions(session: Session): Promise<void> {
  await fillDivisions(session, currentDivisions);
  await fillCitizenAreas(session);
  await fillDivisionLookup(session);
}

async function fillCodes(session: Session): Promise<void> {
  const values = codeTables.flatMap(({ id, values }) => values.map((value) => ({ id, ...value })));
  await session.run('DELETE FROM ref.code');
  await session.run('INSERT INTO ref.code SELECT unnest($1), unnest($2), unnest($3), unnest($4)', [
    values.map(({ id }) => id),
    values.map(({ code }) => code),
    values.map(({ label }) => label.zh),
    values.map(({ label }) => label.en),
  ]);
}

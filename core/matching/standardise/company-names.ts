import { companyNameParser } from '../comparison/company-name.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/**
 * Makes `company_core(name, core)` of all values in the column `name` of a temporary table: own name and trade, by
 * which variants of one company's name block together. JavaScript sees each distinct name once.
 */
export async function writeCompanyCores(session: Session, table: string): Promise<void> {
  const names = await session.all<{ name: string }>(
    `SELECT DISTINCT name FROM ${table} WHERE name IS NOT NULL ORDER BY 1`,
  );
  const parse = companyNameParser(await ownPlaces(session));
  await session.run(
    `CREATE OR REPLACE TEMP TABLE company_core AS SELECT unnest($1::VARCHAR[]) AS name, unnest($2::VARCHAR[]) AS core`,
    [names.map(({ name }) => name), names.map(({ name }) => parse(name).core)],
  );
}

/** Names of the divisions that the workspace has registered as its own. */
export async function ownPlaces(session: Session): Promise<string[]> {
  const rows = await session.all<{ name: string }>('SELECT DISTINCT name FROM ref.own_division ORDER BY 1');
  return rows.map(({ name }) => name);
}

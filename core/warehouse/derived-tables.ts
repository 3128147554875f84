import type { Session } from './warehouse.ts';

/** Tables that are derived from the data, and which of their versions they were built from. */
export interface DerivedTables {
  /** Makes all of them anew, empty, marked as built from the given data version. */
  create(session: Session, dataVersion: number): Promise<void>;
  /**
   * Makes them, empty, in a workspace that has none, or those of a release with other tables; runs at every opening, so that
   * whoever reads one finds it.
   */
  prepare(session: Session): Promise<void>;
}

/**
 * @param schema where they are
 * @param tables columns of each as DDL
 * @param build its table that says what they were built from
 */
export function derivedTables(
  schema: string,
  tables: Readonly<Record<string, string>>,
  build = 'build',
): DerivedTables {
  /** Tells one release's tables from another's. */
  const shape = JSON.stringify(tables);

  async function create(session: Session, dataVersion: number): Promise<void> {
    for (const [name, columns] of Object.entries(tables))
      await session.run(`CREATE OR REPLACE TABLE ${schema}.${name} (${columns})`);
    await session.run(`CREATE OR REPLACE TABLE ${schema}.${build} (data_version BIGINT, shape VARCHAR)`);
    await session.run(`INSERT INTO ${schema}.${build} VALUES ($dataVersion, $shape)`, { dataVersion, shape });
  }

  async function isThere(session: Session): Promise<boolean> {
    const found = await session.all(
      `SELECT 1 FROM duckdb_tables() WHERE schema_name = $1 AND table_name = $2`,
      [schema, build],
    );
    if (found.length === 0) return false;
    const [built] = await session.all<{ shape: string }>(`SELECT shape FROM ${schema}.${build}`);
    return built?.shape === shape;
  }

  return {
    create,
    async prepare(session) {
      if (!(await isThere(session))) await create(session, 0);
    },
  };
}

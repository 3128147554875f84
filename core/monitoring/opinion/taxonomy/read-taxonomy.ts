import type { Session } from '../../../warehouse/warehouse.ts';

/** A version of the taxonomy: every category as the names above it and its own, joined by /. */
export interface Taxonomy {
  version: number;
  paths: string[];
  note: string;
  by: string;
  at: string;
}

/** The newest version; null where there is none: categories are those that requests come with. */
export async function readTaxonomy(session: Session): Promise<Taxonomy | null> {
  const [taxonomy] = await session.all<Taxonomy>(
    `SELECT version, paths, note, by_name AS "by", saved_at AS "at" FROM ops.opinion_taxonomy ORDER BY version DESC LIMIT 1`,
  );
  return taxonomy ?? null;
}

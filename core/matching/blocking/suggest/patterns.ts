import type { ConnectedSession } from '../../../warehouse/warehouse.ts';
import { duckdbDialect as sql } from '../../dialect.ts';
import { writeAtoms, type Atom } from './atoms.ts';

/**
 * On which atoms a pair agrees, one character for each (`1` yes, `0` no, `-` empty on at least one side), and how many
 * such pairs there are.
 */
export interface Pattern {
  agrees: string;
  count: number;
}

/** Counts the pairs (l, r) of a table by what they agree on. */
export async function countPatterns(
  session: ConnectedSession,
  atoms: readonly Atom[],
  pairs: string,
): Promise<Pattern[]> {
  const table = sql.quote(pairs);
  await writeAtoms(
    session,
    atoms,
    'blocking_pair_atom',
    `n IN (SELECT l FROM ${table} UNION SELECT r FROM ${table})`,
  );
  const agree = atoms.map(({ isList }, at) => {
    const condition = isList ? sql.overlap(`a.a${at}`, `b.a${at}`) : `a.a${at} = b.a${at}`;
    return `CASE WHEN a.a${at} IS NULL OR b.a${at} IS NULL THEN '-' WHEN ${condition} THEN '1' ELSE '0' END`;
  });
  const patterns = await session.all<Pattern>(
    `SELECT concat(${agree.join(', ')}) AS agrees, CAST(count(*) AS DOUBLE) AS count
     FROM ${table} p JOIN blocking_pair_atom a ON a.n = p.l JOIN blocking_pair_atom b ON b.n = p.r
     GROUP BY agrees ORDER BY agrees`,
  );
  await session.run(sql.drop('blocking_pair_atom'));
  return patterns;
}

/** Which columns records have (`1`) and lack (`-`), one character for each of their atoms. */
export async function countGaps(
  session: ConnectedSession,
  atoms: readonly Atom[],
  table: string,
): Promise<Pattern[]> {
  const present = atoms.map((_, at) => `CASE WHEN a${at} IS NULL THEN '-' ELSE '1' END`);
  return session.all<Pattern>(
    `SELECT concat(${present.join(', ')}) AS agrees, CAST(count(*) AS DOUBLE) AS count
     FROM ${sql.quote(table)} GROUP BY agrees ORDER BY agrees`,
  );
}

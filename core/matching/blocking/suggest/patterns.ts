import type { Session } from '../../../warehouse/warehouse.ts';
import { duckdbDialect as sql } from '../../dialect.ts';
import { writeAtoms, type Atom } from './atoms.ts';

/** On which atoms a pair agrees, one character (`1` or `0`) for each, and how many such pairs there are. */
export interface Pattern {
  agrees: string;
  count: number;
}

/** Counts the pairs (l, r) of a table by what they agree on. */
export async function countPatterns(
  session: Session,
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
    return `CASE WHEN ${condition} THEN '1' ELSE '0' END`;
  });
  const patterns = await session.all<Pattern>(
    `SELECT concat(${agree.join(', ')}) AS agrees, CAST(count(*) AS DOUBLE) AS count
     FROM ${table} p JOIN blocking_pair_atom a ON a.n = p.l JOIN blocking_pair_atom b ON b.n = p.r
     GROUP BY agrees ORDER BY agrees`,
  );
  await session.run(sql.drop('blocking_pair_atom'));
  return patterns;
}

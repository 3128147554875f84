import type { Session } from '../../../warehouse/warehouse.ts';

/** So many requests are sorted into one part of the index at most: more would not fit in memory. */
export const partTickets = 100_000;

/** Smaller parts than this, when there are so many, become one: a search looks at each. */
const smallPart = 50_000;
const mostSmallParts = 12;

/** Sorts what was read into the index as a part of its own, and the telling words beside it. */
export async function addPart(session: Session): Promise<void> {
  await session.run(
    `INSERT INTO mart.opinion_posting
     SELECT (SELECT coalesce(max(part), 0) + 1 FROM mart.opinion_part), term, ticket, times FROM read_posting ORDER BY term, ticket`,
  );
  await session.run(
    `INSERT INTO mart.opinion_part SELECT (SELECT coalesce(max(part), 0) + 1 FROM mart.opinion_part), count(DISTINCT ticket) FROM read_posting`,
  );
  await session.run(
    'INSERT INTO mart.opinion_ticket_word SELECT ticket, word FROM read_word ORDER BY ticket, word',
  );
  for (const table of ['read_posting', 'read_word']) await session.run(`DELETE FROM temp.${table}`);
}

/** Makes one part of the small ones when they are many, without what belongs to no request any more. */
export async function mergeParts(session: Session): Promise<void> {
  const small = await session.all<{ part: number }>('SELECT part FROM mart.opinion_part WHERE tickets < $1', [
    smallPart,
  ]);
  if (small.length <= mostSmallParts) return;
  const parts = small.map(({ part }) => part).join(', ');
  await session.run(
    `CREATE OR REPLACE TEMP TABLE merged AS SELECT term, ticket, times FROM mart.opinion_posting
     WHERE part IN (${parts}) AND ticket IN (SELECT ticket FROM mart.opinion_text)`,
  );
  for (const table of ['opinion_posting', 'opinion_part'])
    await session.run(`DELETE FROM mart.${table} WHERE part IN (${parts})`);
  const part = '(SELECT coalesce(max(part), 0) + 1 FROM mart.opinion_part)';
  await session.run(
    `INSERT INTO mart.opinion_posting SELECT ${part}, term, ticket, times FROM merged ORDER BY term, ticket`,
  );
  await session.run(`INSERT INTO mart.opinion_part SELECT ${part}, count(DISTINCT ticket) FROM merged`);
  await session.run('DROP TABLE temp.merged');
}

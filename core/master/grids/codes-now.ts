/** A chain of mergers longer than this is a mistake. */
const longestChain = 20;

/** Query of every mapped code with what became of it in the end: `code`, `now`. Codes that were never mapped are not in it. */
export const codesNowSql = `
  WITH RECURSIVE mapping AS (
    SELECT old_code, new_code FROM master.grid_mapping WHERE withdrawn_version IS NULL),
  chain(code, now, step) AS (
    SELECT old_code, new_code, 1 FROM mapping
    UNION ALL
    SELECT chain.code, mapping.new_code, step + 1 FROM chain JOIN mapping ON mapping.old_code = chain.now
    WHERE step < ${longestChain})
  SELECT code, max_by(now, step) AS now FROM chain GROUP BY code`;

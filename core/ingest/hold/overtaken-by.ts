/** SQL of the newest batch that the source of `ops.batch b` has published since, NULL when there is none. */
export const overtakenBySql = `(SELECT max(n.batch_id) FROM ops.batch n
  WHERE n.source_id = b.source_id AND n.batch_id > b.batch_id AND n.state = 'published')`;

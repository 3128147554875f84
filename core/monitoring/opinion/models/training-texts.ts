import type { Session } from '../../../warehouse/warehouse.ts';
import type { TextColumns } from '../classify/texts.ts';
import { standingLabelsSql } from '../labels/standing-labels.ts';
import { ticketTable } from '../store/number-requests.ts';
import { readTaxonomy } from '../taxonomy/read-taxonomy.ts';
import { withinTaxonomy } from '../taxonomy/within-taxonomy.ts';
import type { Aspect } from './aspect.ts';

/** More texts of a class, or in all, would make training longer and the model hardly better. */
const mostOfClass = 1000;
const mostTexts = 10_000;

/** What a request came with as its class: nothing where its value says nothing. */
export const deliveredSql: Record<Aspect, string> = {
  category: `nullif(concat_ws('/', replace(r.cat1, '/', '／'), replace(r.cat2, '/', '／'), replace(r.cat3, '/', '／')), '')`,
  kind: `CASE WHEN r."type" <> '99' THEN r."type" END`,
  tone: 'NULL',
};

export interface TrainingTexts extends TextColumns {
  labels: string[];
}

/**
 * The requests whose class is known, people's word before what was delivered; where they are many, all that people spoke of and a
 * drawn part of the others, always the same.
 *
 * @param session one with `request`
 */
export async function readTrainingTexts(session: Session, aspect: Aspect): Promise<TrainingTexts> {
  const rows = await session.all<{ title: string; content: string; label: string }>(
    `WITH known AS (
       SELECT q.ticket, q.record_id, l."value" IS NOT NULL AS is_said, coalesce(l."value", ${deliveredSql[aspect]}) AS label
       FROM request q JOIN ${ticketTable} r USING (record_id)
         LEFT JOIN (${standingLabelsSql(aspect)}) l ON l.source_id = r.source_id AND l.source_key = r.source_key
       WHERE label IS NOT NULL),
     chosen AS (
       SELECT ticket, record_id, is_said, label FROM known
       QUALIFY row_number() OVER (PARTITION BY label ORDER BY is_said DESC, hash(ticket), record_id) <= ${mostOfClass}
       ORDER BY is_said DESC, hash(ticket), record_id LIMIT ${mostTexts})
     SELECT coalesce(title, '') AS title, coalesce(content, '') AS content, label
     FROM chosen JOIN ${ticketTable} USING (record_id) ORDER BY is_said DESC, hash(ticket), record_id`,
  );
  const taxonomy = aspect === 'category' ? await readTaxonomy(session) : null;
  const paths = taxonomy && new Set(taxonomy.paths);
  const known = rows.flatMap((row) => {
    const label = paths ? withinTaxonomy(row.label, paths) : row.label;
    return label === null ? [] : [{ ...row, label }];
  });
  return {
    titles: known.map(({ title }) => title),
    contents: known.map(({ content }) => content),
    labels: known.map(({ label }) => label),
  };
}

/** How many requests came with a class of their own. */
export async function countDelivered(session: Session, aspect: Aspect): Promise<number> {
  const [row] = await session.all<{ count: number }>(
    `SELECT count(${deliveredSql[aspect]})::DOUBLE AS count FROM request JOIN ${ticketTable} r USING (record_id)`,
  );
  return row!.count;
}

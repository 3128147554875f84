import type { TimelineEvent } from '../../../schemas/api/master/entities.ts';

/** How rows of a dataset become events of a portrait. */
export interface EventSource {
  dataset: string;
  /** How its rows are found: records of the entity, or rows that name its credit code. */
  by: 'member' | 'uscc';
  /** The kind of the event, as SQL over the row `r` and its department's kind. */
  kindSql: string;
  /** The fields that say a day; each that has a value is an event. */
  days: readonly string[];
  /** The row's own words. */
  title: string | null;
  facts: readonly string[];
}

const kind = (value: TimelineEvent['kind']) => `'${value}'`;

/** Codes 01 to 04 of the table credit-record-kind; commendations and others are no events of supervision. */
const creditKind = `CASE r.kind WHEN '01' THEN 'penalty' WHEN '02' THEN 'permit' WHEN '03' THEN 'abnormal' WHEN '04' THEN 'abnormal' END`;

/** What a company's portrait is made of. What the tax office writes about registration is told as its own. */
export const eventSources: readonly EventSource[] = [
  {
    dataset: 'legal-entity',
    by: 'member',
    kindSql: `CASE WHEN department_kind = 'tax' THEN 'tax' ELSE 'registration' END`,
    days: ['est_date', 'appr_date', 'term_to'],
    title: null,
    facts: ['status', 'type', 'reg_org'],
  },
  {
    dataset: 'credit-record',
    by: 'member',
    kindSql: creditKind,
    days: ['decided'],
    title: 'matter',
    facts: ['content', 'amount', 'basis', 'org', 'valid_to', 'status'],
  },
  {
    dataset: 'inspection',
    by: 'member',
    kindSql: kind('inspection'),
    days: ['inspected'],
    title: 'matter',
    facts: ['kind', 'result', 'problems', 'due', 'rectified', 'org'],
  },
  {
    dataset: 'organisation-check',
    by: 'member',
    kindSql: kind('check'),
    days: ['checked'],
    title: null,
    facts: ['year', 'conclusion', 'due', 'org'],
  },
  {
    dataset: 'service-ticket',
    by: 'uscc',
    kindSql: kind('matter'),
    days: ['time'],
    title: 'title',
    facts: ['cat1', 'cat2', 'org', 'status'],
  },
  {
    dataset: 'incident',
    by: 'uscc',
    kindSql: kind('matter'),
    days: ['occur'],
    title: 'name',
    facts: ['type', 'level', 'org', 'result'],
  },
];

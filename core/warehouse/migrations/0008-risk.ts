/** Versions of indicators that people saved, their views, what was assessed day by day, and the warnings with all that happened to them. */
export const risk = {
  number: 8,
  name: 'risk',
  statements: [
    // JSON of schemas/indicators/indicator.ts; null: retired. Shipped versions stand in the program until somebody saves another.
    `CREATE TABLE ops.indicator (
       indicator VARCHAR NOT NULL, version INTEGER NOT NULL, definition VARCHAR, note VARCHAR NOT NULL,
       by_name VARCHAR NOT NULL, by_role VARCHAR NOT NULL, saved_at VARCHAR NOT NULL)`,
    // query: JSON of the page's address
    `CREATE TABLE ops.saved_view (
       by_name VARCHAR NOT NULL, page VARCHAR NOT NULL, name VARCHAR NOT NULL, query VARCHAR NOT NULL)`,
    // One row per assessment of a day. seq: the journal's entry; versions: JSON of the indicator versions that it went by.
    `CREATE TABLE ops.risk_assessment (
       seq BIGINT NOT NULL, day DATE NOT NULL, assessed_at VARCHAR NOT NULL, data_version BIGINT NOT NULL, versions VARCHAR NOT NULL,
       tests BIGINT NOT NULL, raised INTEGER NOT NULL, confirmed INTEGER NOT NULL, undecided INTEGER NOT NULL, closed INTEGER NOT NULL)`,
    // What a warning is about; how it stands is its newest event. rule: JSON of schemas/indicators/rule.ts; batches: whose rows it counted
    `CREATE TABLE ops.warning (
       warning_id BIGINT NOT NULL, indicator VARCHAR NOT NULL, indicator_version INTEGER NOT NULL, topic VARCHAR NOT NULL,
       area_level VARCHAR NOT NULL, area VARCHAR NOT NULL, method VARCHAR NOT NULL, rule VARCHAR NOT NULL, first_seen DATE NOT NULL,
       batches INTEGER[] NOT NULL)`,
    // event: raised, confirmed, level-changed, no-data, closed, judged, basis-withdrawn; members: JSON of a cluster's areas
    `CREATE TABLE ops.warning_event (
       warning_id BIGINT NOT NULL, seq BIGINT NOT NULL, day DATE NOT NULL, event VARCHAR NOT NULL, level VARCHAR, numerator DOUBLE, denominator DOUBLE,
       value DOUBLE, baseline DOUBLE, statistic DOUBLE, bound DOUBLE, members VARCHAR, verdict VARCHAR, note VARCHAR NOT NULL,
       data_version BIGINT NOT NULL, by_name VARCHAR, "at" VARCHAR NOT NULL)`,
  ],
} as const;

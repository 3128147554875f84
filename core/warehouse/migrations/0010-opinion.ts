/** What people decide about citizens' requests: words, labels, the taxonomy, and which requests are of one event. */
export const opinion = {
  number: 10,
  name: 'opinion',
  statements: [
    // One row per word that was added or, without a kind, taken out again; the newest of a word holds. kind: place, department, term
    `CREATE TABLE ops.opinion_word (
       word VARCHAR NOT NULL, kind VARCHAR, data_version BIGINT NOT NULL, by_name VARCHAR NOT NULL, by_role VARCHAR NOT NULL,
       saved_at VARCHAR NOT NULL)`,
    // aspect: category, kind, tone; value: names of the category's path joined by /, code of ticket-type, 1 to 5
    `CREATE TABLE ops.opinion_label (
       label_id BIGINT NOT NULL, aspect VARCHAR NOT NULL, source_id INTEGER NOT NULL, source_key UHUGEINT NOT NULL, "value" VARCHAR NOT NULL,
       by_name VARCHAR NOT NULL, by_role VARCHAR NOT NULL, labelled_at VARCHAR NOT NULL, data_version BIGINT NOT NULL, withdrawn_version BIGINT)`,
    // The newest version holds. paths: every category as the names above it and its own, joined by /
    `CREATE TABLE ops.opinion_taxonomy (
       version INTEGER NOT NULL, paths VARCHAR[] NOT NULL, note VARCHAR NOT NULL, by_name VARCHAR NOT NULL, by_role VARCHAR NOT NULL,
       saved_at VARCHAR NOT NULL)`,
    // One row per request of a decision. same: its event is one with the anchor's; apart: those of the decision leave the anchor's event together
    `CREATE TABLE ops.opinion_event_decision (
       decision_id BIGINT NOT NULL, verdict VARCHAR NOT NULL, anchor_source INTEGER NOT NULL, anchor_key UHUGEINT NOT NULL,
       source_id INTEGER NOT NULL, source_key UHUGEINT NOT NULL, by_name VARCHAR NOT NULL, by_role VARCHAR NOT NULL, decided_at VARCHAR NOT NULL,
       data_version BIGINT NOT NULL, withdrawn_version BIGINT)`,
  ],
} as const;

/**
 * The closed loop: matters with every step of their history, the evidence for it, assessments with what departments object to,
 * special days and random draws. Times are the city's wall-clock times as ISO text, as the journal has them.
 */
export const dispatch = {
  number: 9,
  name: 'dispatch',
  statements: [
    // As it stands after its newest step; version: number of its steps. origin: warning, system, hand.
    `CREATE TABLE ops.matter (
       matter_id BIGINT NOT NULL, number VARCHAR NOT NULL, title VARCHAR NOT NULL, description VARCHAR NOT NULL,
       topic VARCHAR NOT NULL, level VARCHAR NOT NULL, area VARCHAR NOT NULL,
       origin VARCHAR NOT NULL, warning_id BIGINT, origin_system VARCHAR, origin_number VARCHAR,
       state VARCHAR NOT NULL, department VARCHAR, item VARCHAR, due_by VARCHAR, supervised BOOLEAN NOT NULL,
       extension_days INTEGER, extension_reason VARCHAR, basis_withdrawn BOOLEAN NOT NULL,
       created_at VARCHAR NOT NULL, version INTEGER NOT NULL)`,
    // department: that the step concerns, also when it gave the matter back; due_by: after the step; outcome: passed, granted, solved; seq: the command in the journal.
    `CREATE TABLE ops.matter_step (
       matter_id BIGINT NOT NULL, step INTEGER NOT NULL, seq BIGINT NOT NULL, "at" VARCHAR NOT NULL,
       by_name VARCHAR NOT NULL, by_role VARCHAR NOT NULL, action VARCHAR NOT NULL, from_state VARCHAR, to_state VARCHAR NOT NULL,
       department VARCHAR, due_by VARCHAR, "text" VARCHAR NOT NULL, evidence VARCHAR[] NOT NULL,
       outcome BOOLEAN, satisfied BOOLEAN)`,
    // stored: the sealed file in sources/
    `CREATE TABLE ops.matter_evidence (
       evidence_id VARCHAR NOT NULL, matter_id BIGINT NOT NULL, name VARCHAR NOT NULL, media_type VARCHAR NOT NULL,
       bytes BIGINT NOT NULL, sha256 VARCHAR NOT NULL, stored VARCHAR NOT NULL, by_name VARCHAR NOT NULL, attached_at VARCHAR NOT NULL)`,
    // opened_seq: the newest command whose steps are counted. units: JSON of the figures as published.
    `CREATE TABLE ops.assessment (
       assessment_id BIGINT NOT NULL, from_day DATE NOT NULL, to_day DATE NOT NULL, unit VARCHAR NOT NULL, state VARCHAR NOT NULL,
       check_until VARCHAR NOT NULL, opened_seq BIGINT NOT NULL, opened_at VARCHAR NOT NULL, opened_by VARCHAR NOT NULL,
       published_at VARCHAR, published_by VARCHAR, units VARCHAR, weights VARCHAR, version INTEGER NOT NULL)`,
    `CREATE TABLE ops.objection (
       objection_id BIGINT NOT NULL, assessment_id BIGINT NOT NULL, matter_id BIGINT NOT NULL, department VARCHAR NOT NULL,
       reason VARCHAR NOT NULL, evidence VARCHAR[] NOT NULL, by_name VARCHAR NOT NULL, by_role VARCHAR NOT NULL, objected_at VARCHAR NOT NULL,
       excluded BOOLEAN, decision_reason VARCHAR, decided_by VARCHAR, decided_role VARCHAR, decided_at VARCHAR)`,
    // rates: JSON, a weight for each assessed rate
    `CREATE TABLE ops.assessment_weights (
       rates VARCHAR NOT NULL, decision VARCHAR NOT NULL, valid_from DATE NOT NULL,
       by_name VARCHAR NOT NULL, by_role VARCHAR NOT NULL, adopted_at VARCHAR NOT NULL)`,
    // Days that people set; before them hold the notices of schemas/calendar.
    `CREATE TABLE ops.calendar_day (
       "day" DATE NOT NULL, is_working BOOLEAN NOT NULL, name VARCHAR NOT NULL, source VARCHAR NOT NULL,
       by_name VARCHAR NOT NULL, set_at VARCHAR NOT NULL)`,
    // stored: the sealed list that was drawn from, with what was drawn
    `CREATE TABLE ops.draw (
       draw_id BIGINT NOT NULL, title VARCHAR NOT NULL, seed VARCHAR NOT NULL, companies INTEGER NOT NULL, inspectors INTEGER NOT NULL,
       frame_companies INTEGER NOT NULL, frame_inspectors INTEGER NOT NULL, frame_sha256 VARCHAR NOT NULL, stored VARCHAR NOT NULL,
       data_version BIGINT NOT NULL, by_name VARCHAR NOT NULL, drawn_at VARCHAR NOT NULL)`,
  ],
} as const;

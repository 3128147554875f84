import { derivedTables } from '../../warehouse/derived-tables.ts';

/** Every table of risk figures in schema `mart`, as DDL. They are derived and built anew; what people decide stands in `ops`. */
const tables: Readonly<Record<string, string>> = {
  // What is counted: one row per distinct part (facts/part.ts). sources: JSON of those that say what it asks; spans: JSON of the days
  // that they have told of; mark: changes with the rows of its dataset; as_of: how far these reach.
  risk_part: `part INTEGER, key VARCHAR, dataset VARCHAR, "time" VARCHAR, sources VARCHAR, spans VARCHAR,
    mark VARCHAR, as_of DATE`,
  // What is counted: a row each (record; null for what holds now, of which those alike stand together). place: mart.risk_place;
  // source: 0 for entities; day: from which on they count, until: no longer.
  risk_fact: `part INTEGER, record BIGINT, place INTEGER, source INTEGER, "day" DATE, "until" DATE, kind VARCHAR, department VARCHAR, item UBIGINT, weight DOUBLE`,
  // What every row of a dataset was when it was counted last, so that those that have changed are known.
  risk_seen: 'dataset VARCHAR, record BIGINT, hash UBIGINT',
  risk_place: 'place INTEGER, grid VARCHAR, village VARCHAR, town VARCHAR',
  // Months' figures of parts; those that are not there are zero. area: empty for the city; month: null for what holds now.
  risk_count: 'part INTEGER, level VARCHAR, area VARCHAR, "month" DATE, "value" DOUBLE',
  // Months of which a source of events told nothing about a town (empty: the city is not whole) although it told of others.
  risk_silence: 'source INTEGER, area VARCHAR, "month" DATE',
  // Areas that figures are shown for, zero where nothing was counted.
  risk_area: 'level VARCHAR, code VARCHAR, name VARCHAR, village VARCHAR, town VARCHAR',
  risk_resident: 'area VARCHAR, "year" INTEGER, "value" DOUBLE, source VARCHAR',
  // Deliveries that sources owed.
  risk_delivery: `source_id INTEGER, department VARCHAR, dataset VARCHAR, due DATE, received DATE, is_late BOOLEAN`,
  // What the last build was made from beside the data: how many saved versions of indicators, which master data, and the day.
  risk_built: 'definitions BIGINT, master_version BIGINT, built_on DATE',
};

/** Made at every opening where they are not there, or of another release; `mart.risk_build` says from which data version they are. */
export const { prepare: prepareRisk } = derivedTables('mart', tables, 'risk_build');

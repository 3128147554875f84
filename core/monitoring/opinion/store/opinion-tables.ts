import { derivedTables } from '../../../warehouse/derived-tables.ts';

/**
 * Every table of citizens' requests in schema `mart` that this folder fills, as DDL. They are derived; what people decide stands in `ops`.
 *
 * A request has a number, `ticket`, for as long as its text stays the same, whatever else of it is delivered anew.
 */
const tables: Readonly<Record<string, string>> = {
  // What its text says, in the order of ticket. terms: of the index, with repetitions; urgency: bits of text/urgency.ts; place: what the
  // text names, place_start: at which character of title and content joined by a line's end.
  opinion_text: `ticket INTEGER, source_id INTEGER, source_key UHUGEINT, text_hash UBIGINT, "length" INTEGER, terms INTEGER,
    urgency UTINYINT, place VARCHAR, place_start INTEGER`,
  // What the models say of it; null: not known. kind: code of ticket-type; category: names of the path joined by /; tone: 1 to 5.
  opinion_verdict: `ticket INTEGER, kind VARCHAR, kind_confidence FLOAT, category VARCHAR, category_confidence FLOAT, tone UTINYINT`,
  // One row per current record of service-ticket, in the order of ticket. minute: of the day, null when only the day is known;
  // *_by: delivered, label, model; category1 to 3: names; tone: 1 to 5; town, village, grid: codes;
  // repeats: other requests of the same caller within the 90 days before.
  opinion_ticket: `ticket INTEGER, record_id BIGINT, source_id INTEGER, source_key UHUGEINT, batch_id INTEGER, "no" VARCHAR, "day" DATE, "minute" SMALLINT,
    channel VARCHAR, kind VARCHAR, kind_by VARCHAR, kind_confidence FLOAT, category1 VARCHAR, category2 VARCHAR, category3 VARCHAR,
    category_by VARCHAR, category_confidence FLOAT, tone UTINYINT, tone_by VARCHAR, is_negative BOOLEAN, urgency UTINYINT,
    town VARCHAR, village VARCHAR, grid VARCHAR, place VARCHAR, department VARCHAR, org VARCHAR,
    accepted TIMESTAMP, dispatched TIMESTAMP, due TIMESTAMP, closed TIMESTAMP, status VARCHAR, solved VARCHAR, satisfied VARCHAR,
    is_overdue BOOLEAN, is_repeat BOOLEAN, likes INTEGER, dislikes INTEGER, repeats INTEGER, "length" INTEGER, event_id BIGINT`,
  // In which requests each pair of characters stands: in the order of part, term, ticket. term: text/index-terms.ts;
  // part: one per build, until they are many and become one.
  opinion_posting: 'part INTEGER, term INTEGER, ticket INTEGER, times UTINYINT',
  // How many requests a part of the index has.
  opinion_part: 'part INTEGER, tickets BIGINT',
  // Every word that texts have had.
  opinion_word: 'word INTEGER, "text" VARCHAR',
  // The telling words of each request, each once, in the order of ticket.
  opinion_ticket_word: 'ticket INTEGER, word INTEGER',
  // What the last build was made from beside the data: the version of the words people added, and of master data. tickets: the last number given.
  opinion_built: 'words BIGINT, master_version BIGINT, tickets INTEGER',
};

/** Made at every opening where they are not there, or of another release; `mart.opinion_build` says from which data version they are. */
export const { prepare: prepareOpinionTables } = derivedTables('mart', tables, 'opinion_build');

import { z } from 'zod';
import { EntityKind } from '../linkage/entity-kind.ts';
import { procedure } from '../procedure.ts';
import { RecordRef } from './record-ref.ts';

/** What has a page of its own. */
export const SubjectKind = z.enum([...EntityKind.options, 'grid']);
export type SubjectKind = z.infer<typeof SubjectKind>;

/** An entity by its id, a grid by its code, with what it is called; masked for the caller. */
export const Subject = z.object({ kind: SubjectKind, id: z.string(), title: z.string() });
export type Subject = z.infer<typeof Subject>;

/** What the words of a search were found in. */
export const MatchedBy = z.enum(['name', 'initials', 'number', 'code', 'address']);
export type MatchedBy = z.infer<typeof MatchedBy>;

export const SearchHit = Subject.extend({
  matchedBy: MatchedBy,
  detail: z.string(), // address or code, masked
  grid: z.string().nullable(),
  departments: z.number(), // that know it
});
export type SearchHit = z.infer<typeof SearchHit>;

/** How a golden value was chosen (`schemas/master`). */
export const SurvivorshipRule = z.enum([
  'only',
  'settled',
  'validity', // of the others every row says something doubtful
  'authority',
  'majority',
  'recency',
]);
export type SurvivorshipRule = z.infer<typeof SurvivorshipRule>;

export const GoldenValue = z.object({
  field: z.string(), // key of the dataset's field
  value: z.string().nullable(), // masked; a code as delivered by its table
  rule: SurvivorshipRule.nullable(), // null: no department knows it
  record: RecordRef.nullable(),
  agreeing: z.number(), // departments that say the same
  differing: z.number(), // departments that say something else
});
export type GoldenValue = z.infer<typeof GoldenValue>;

export const Relation = z.enum([
  'lives-in',
  'registered-at',
  'owns',
  'rents',
  'works-for',
  'represents',
  'located-at',
  'lies-in',
]);
export type Relation = z.infer<typeof Relation>;

/** Seen from an entity: it lives in another; another lives in it. */
export const RelationDirection = z.enum(['to', 'from']);

/** A relation of an entity with another one, with every row that says so. */
export const RelationLine = z.object({
  relation: Relation,
  direction: RelationDirection,
  other: Subject,
  since: z.string().nullable(),
  until: z.string().nullable(),
  method: z.string(), // messages.master.methods
  confidence: z.number().min(0).max(1),
  evidence: z.array(RecordRef),
});
export type RelationLine = z.infer<typeof RelationLine>;

/** Which departments know an entity, and which should: those whose sources cover its kind and area. */
export const Coverage = z.object({
  department: z.string(),
  dataset: z.string(),
  records: z.number(),
  isExpected: z.boolean(),
});
export type Coverage = z.infer<typeof Coverage>;

/** Where an entity was placed on the grid, and by what. */
export const Placement = z.object({
  grid: z.string(),
  method: z.enum(['declared', 'point', 'door', 'building', 'estate', 'village']),
  confidence: z.number(),
  lng: z.number().nullable(), // CGCS2000
  lat: z.number().nullable(),
});
export type Placement = z.infer<typeof Placement>;

export const EntityView = z.object({
  kind: EntityKind,
  entityId: z.number(),
  title: z.string(),
  values: z.array(GoldenValue),
  coverage: z.array(Coverage),
  relations: z.array(RelationLine),
  place: Placement.nullable(),
  isUnmasked: z.boolean(),
  /** The data have changed since. */
  stale: z.boolean(),
});
export type EntityView = z.infer<typeof EntityView>;

/** Something that happened to an entity: a line of its portrait. */
export const TimelineEvent = z.object({
  day: z.string(), // ISO date
  kind: z.enum([
    'registration',
    'tax',
    'insurance',
    'penalty',
    'permit',
    'abnormal', // on the list of abnormal operations or of serious violators
    'inspection',
    'check',
    'matter',
  ]),
  field: z.string(), // of the record's dataset: what day it is
  title: z.string(), // in the row's own words; empty: the field says it all
  facts: z.array(z.object({ field: z.string(), value: z.string() })), // of the record's dataset
  record: RecordRef,
});
export type TimelineEvent = z.infer<typeof TimelineEvent>;

/** What one row said about a field, for how long. */
export const HistoryLine = z.object({
  field: z.string(),
  value: z.string().nullable(), // masked
  from: z.string(), // ISO date of the delivery that brought it
  to: z.string().nullable(), // of the one that ended it
  record: RecordRef,
});
export type HistoryLine = z.infer<typeof HistoryLine>;

/** A relation graph around one entity. */
export const RelationGraph = z.object({
  nodes: z.array(Subject.extend({ distance: z.number() })),
  edges: z.array(z.object({ relation: Relation, from: z.string(), to: z.string(), confidence: z.number() })), // `kind:id`
  /** Neighbours that were left out because there are too many. */
  omitted: z.number(),
});
export type RelationGraph = z.infer<typeof RelationGraph>;

/** Why somebody looks at values unmasked, kept in the audit record; null: they stay masked. */
export const Purpose = z.string().trim().min(4).max(200).nullable().default(null);

const personalRows = { permission: 'view-rows', writes: false, audit: 'personal-rows' } as const;
const one = z.object({ kind: EntityKind, entityId: z.number() });

export const entities = {
  /** By name, number, credit code, grid code, address or pinyin initials, the best match first. */
  search: procedure(
    personalRows,
    z.object({
      text: z.string().trim().min(1).max(100),
      kinds: z.array(SubjectKind).default([]), // none: all
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(100).default(20),
    }),
    z.object({ total: z.number(), hits: z.array(SearchHit) }),
  ),
  get: procedure(personalRows, one.extend({ purpose: Purpose }), EntityView),
  timeline: procedure(personalRows, one.extend({ purpose: Purpose }), z.array(TimelineEvent)),
  history: procedure(personalRows, one.extend({ purpose: Purpose }), z.array(HistoryLine)),
  graph: procedure(
    personalRows,
    one.extend({ depth: z.number().int().min(1).max(3).default(2) }),
    RelationGraph,
  ),
};

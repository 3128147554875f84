import type { CurvePoint } from '../api/linkage/audit.ts';
import type { Unlinkable } from '../api/linkage/clusters.ts';
import type { ComparisonOutcome, PairView, ScoreView } from '../api/linkage/pairs.ts';
import type { BlockingRule } from './blocking-rule.ts';
import type { LinkageModel } from './linkage-model.ts';
import type { LinkageParameters } from './parameters.ts';
import type { PresetKind } from './presets/preset-kind.ts';

/** A row of a linked file, counted as everywhere: the first below the header is 1. */
export interface LinkPlace {
  file: string;
  sheet: string;
  row: number;
}

/** A table whose rows were linked, and what its columns were read from. */
export interface LinkReportTable {
  file: string;
  sheet: string;
  rows: number;
  /** Rows that are no data, as intake tells them: totals, footnotes, repeated headers. They were left out. */
  aside: number;
  columns: { column: string; from: string }[];
}

/** What a blocking rule brought together; sizes of its largest blocks, never their values. */
export interface LinkReportRule {
  rule: BlockingRule;
  pairs: number;
  records: number;
  excluded: { values: number; records: number };
  largest: number[];
}

/** One pair of a pattern, with its evidence; the values only where they may be shown. */
export interface LinkExample {
  pattern: number;
  /** How many pairs agree in this way. */
  pairs: number;
  left: LinkPlace;
  right: LinkPlace;
  isTogether: boolean;
  pair: Pick<PairView, 'weight' | 'probability' | 'priorBits' | 'interactions'> & {
    outcomes: Omit<ComparisonOutcome, 'differing'>[];
  };
  values: { column: string; left: string | null; right: string | null }[] | null;
}

export interface LinkReportCluster extends LinkPlace {
  records: number;
  links: number;
  density: number;
  /** Bits of its weakest place. */
  weakest: number;
  bridges: number;
}

export interface LinkReportClusters {
  /** By number of records, from 1. */
  sizes: { records: number; clusters: number }[];
  /** Clusters of two and more records by the bits of their weakest place, and by density. */
  weakest: { weight: number; clusters: number }[];
  density: { from: number; clusters: number }[];
  withBridges: number;
  /** Those first that hang together least, each by its first row. */
  doubtful: LinkReportCluster[];
}

/** Quality against known entities. */
export interface LinkQuality {
  truePairs: number;
  foundPairs: number;
  correctPairs: number;
  precision: number;
  recall: number;
  f1: number;
}

export interface LinkEvaluation {
  /** Header of the column that names the entities. */
  labels: string;
  labelled: number;
  entities: number;
  /** True pairs that no blocking rule brought together, or that weigh next to nothing. */
  notCompared: number;
  /** Pairs that reach the threshold. */
  pairs: LinkQuality;
  /** Pairs within one cluster. */
  clusters: LinkQuality;
  /** Clusters that are exactly one entity. */
  groups: LinkQuality;
  mergedClusters: number;
  splitEntities: number;
  curve: CurvePoint[];
  errors: {
    left: LinkPlace;
    right: LinkPlace;
    weight: number;
    kind: 'false-match' | 'missed';
    /** Of each comparison, in the model's order. */
    levels: string[];
  }[];
}

/** All that `report.html` of `tonghui link` shows. But for examples it holds no value of a record. */
export interface LinkReport {
  job: string;
  /** Of the program. */
  version: string;
  /** Local time of the city. */
  generatedAt: string;
  language: 'zh' | 'en';
  /** What names its columns; null for a model of one's own. */
  preset: PresetKind | null;
  model: LinkageModel;
  parameters: LinkageParameters;
  /** False: scored with parameters that were given. */
  isTrained: boolean;
  tables: LinkReportTable[];
  records: number;
  /** Pairs that reach the threshold. */
  foundPairs: number;
  clusterCount: number;
  linkedRecords: number;
  blocking: LinkReportRule[];
  scores: ScoreView;
  examples: LinkExample[];
  clusters: LinkReportClusters;
  unlinkable: Omit<Unlinkable, 'reasons'>;
  evaluation: LinkEvaluation | null;
}

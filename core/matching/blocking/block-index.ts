import { quote } from '../../warehouse/quote.ts';
import type { ConnectedSession, Session } from '../../warehouse/warehouse.ts';
import { column, readColumns } from '../pairs/read-columns.ts';
import { blockOrder, pairsOfBlocks, pairsOfSizes } from './block-order.ts';
import { isValueRule, type ValueRule } from './block-rows.ts';
import { closedSourceSql, type BlockingModel } from './blocking-model.ts';
import { excludedKeys } from './excluded-keys.ts';
import type { ExcludedRuleValues, ExcludedValues } from './excluded-values.ts';
import { countNeighbours, readNeighbours, type Neighbours } from './neighbours.ts';
import type { PairScope } from './pair-scope.ts';
import { blockTexts, readRuleBlocks, type RuleBlocks } from './rule-blocks.ts';
import type { RuleCount } from './rule-count.ts';

/** The blocks of an element rule by record: those of record n stand at start[n] … start[n + 1] - 1, ascending. */
export interface ElementBlocks {
  at: number;
  start: Int32Array;
  block: Int32Array;
  blocks: number;
}

/** Who stands in which block, four bytes for each record and rule: all that making pairs needs. */
export interface BlockIndex {
  /** One more than the highest number of a record. */
  records: number;
  /** By record: its source where no two records of that are compared, else -1; null where there is no such source. */
  closedSource: Int32Array | null;
  /** By record: 1 for those that make pairs; null where all do. */
  changed: Uint8Array | null;
  /** A pair is made by its first record alone, and not by either of the two. */
  byFirst: boolean;
  /** Places in the model of the `equal` rules, and how many blocks each has. */
  equal: { at: number; blocks: number }[];
  /**
   * Record by record, for each equal rule the number of its block, or a number of its own below zero where it meets
   * nobody: whether two records meet is one comparison of integers.
   */
  equalBlock: Int32Array;
  element: ElementBlocks[];
  neighbours: Neighbours[];
  excluded: ExcludedValues;
  counts: RuleCount[];
}

export interface IndexOptions {
  /** What the model version leaves out; null to leave out what more than `model.largestBlock` records have. */
  excluded: ExcludedValues | null;
  scope: PairScope;
  /** How many of each rule's largest blocks are counted with their values. */
  largestShown?: number;
}

/** Finds the blocks of all rules over `record`, without making a pair. */
export async function indexBlocks(
  session: ConnectedSession,
  model: BlockingModel,
  options: IndexOptions,
): Promise<BlockIndex> {
  const [row] = await session.all<{ records: number }>(
    'SELECT coalesce(max(n) + 1, 0)::DOUBLE AS records FROM record',
  );
  const records = row!.records;
  const { table } = options.scope;
  const equal = model.blocking.flatMap(({ kind }, at) => (kind === 'equal' ? [{ at, blocks: 0 }] : []));
  const excluded: ExcludedRuleValues[] = [];
  const index: BlockIndex = {
    records,
    closedSource: await readClosedSource(session, model, records),
    changed: table ? await readFlags(session, table, records) : null,
    byFirst: options.scope.byFirst === true,
    equal,
    equalBlock: ownBlocks(records, equal.length),
    element: [],
    neighbours: [],
    excluded,
    counts: [],
  };
  for (const [at, rule] of model.blocking.entries())
    if (isValueRule(rule)) {
      const found = await addValueRule(session, index, { at, rule, model, options });
      if (found.length > 0) excluded.push({ rule: at, values: found });
    } else {
      const neighbours = await readNeighbours(session, rule, at, records);
      index.neighbours.push(neighbours);
      index.counts.push(countNeighbours(neighbours));
    }
  return { ...index, excluded: options.excluded ?? excluded };
}

interface NewRule {
  at: number;
  rule: ValueRule;
  model: BlockingModel;
  options: IndexOptions;
}

/** Adds a rule to the index; returns the values that are too frequent, where none were given. */
async function addValueRule(
  session: ConnectedSession,
  index: BlockIndex,
  { at, rule, model, options: { excluded, scope, largestShown = 0 } }: NewRule,
): Promise<string[][]> {
  const blocks = await readRuleBlocks(session, rule, scope.table);
  const { records, key } = blocks;
  const given = excluded?.find((of) => of.rule === at)?.values ?? [];
  const keys = await excludedKeys(session, rule, given);
  const large: number[] = [];
  for (let block = 0; block < records.length; block++)
    if (excluded ? keys.size > 0 && keys.has(key[block]!) : records[block]! > model.largestBlock)
      large.push(block);
  const largest = await blockTexts(session, rule, blocks, largestBlocks(blocks, largestShown));
  index.counts.push({
    ...addBlocks(index, rule.kind, at, blocks, large),
    excluded: { values: large.length, records: large.reduce((sum, block) => sum + records[block]!, 0) },
    largest,
  });
  if (excluded) return [];
  return (await blockTexts(session, rule, blocks, large)).map(({ values }) => values);
}

async function readClosedSource(
  session: Session,
  model: BlockingModel,
  records: number,
): Promise<Int32Array | null> {
  const closed = closedSourceSql(model, 'source');
  if (!closed) return null;
  const table = await readColumns(
    session,
    `SELECT n, CASE WHEN ${closed} THEN source ELSE -1 END::INTEGER AS source FROM record`,
  );
  const sources = new Int32Array(records).fill(-1);
  const of = column<Int32Array>(table, 1);
  column<Int32Array>(table, 0).forEach((n, i) => (sources[n] = of[i]!));
  return sources;
}

async function readFlags(session: Session, table: string, records: number): Promise<Uint8Array> {
  const flags = new Uint8Array(records);
  const rows = await readColumns(session, `SELECT n::INTEGER AS n FROM ${quote(table)} WHERE n < ${records}`);
  for (const n of column<Int32Array>(rows, 0)) flags[n] = 1;
  return flags;
}

function largestBlocks({ records, first }: RuleBlocks, shown: number): number[] {
  if (shown === 0) return [];
  return [...records.keys()]
    .filter((block) => records[block]! > 1)
    .sort((a, b) => records[b]! - records[a]! || first[a]! - first[b]!)
    .slice(0, shown);
}

/** Numbers the blocks that make pairs from 0 and adds them to the index; returns pairs and records of the rule. */
function addBlocks(
  index: BlockIndex,
  kind: ValueRule['kind'],
  at: number,
  { record, block, records }: RuleBlocks,
  left: readonly number[],
): Pick<RuleCount, 'pairs' | 'records'> {
  const number = new Int32Array(records.length);
  for (const old of left) number[old] = -1;
  let blocks = 0;
  for (let old = 0; old < records.length; old++)
    number[old] = number[old] === 0 && records[old]! > 1 ? blocks++ : -1;
  const numbered = block.map((old) => number[old]!);
  if (kind === 'element') index.element.push(byRecord(index.records, at, record, numbered, blocks));
  else {
    const place = index.equal.findIndex((rule) => rule.at === at);
    const { equal, equalBlock } = index;
    equal[place]!.blocks = blocks;
    for (let row = 0; row < record.length; row++)
      if (numbered[row]! >= 0) equalBlock[record[row]! * equal.length + place] = numbered[row]!;
  }
  if (kind === 'equal' && !index.closedSource && !index.changed)
    return pairsOfSizes(records.filter((_, old) => number[old]! >= 0));
  return pairsOfBlocks(index, blockOrder(index, record, numbered, blocks));
}

/** For each record and rule a number below zero that no other record has. */
function ownBlocks(records: number, rules: number): Int32Array {
  const blocks = new Int32Array(records * rules);
  for (let n = 0; n < records; n++) blocks.fill(-1 - n, n * rules, (n + 1) * rules);
  return blocks;
}

function byRecord(
  records: number,
  at: number,
  record: Int32Array,
  numbered: Int32Array,
  blocks: number,
): ElementBlocks {
  const start = new Int32Array(records + 1);
  numbered.forEach((b, row) => {
    if (b >= 0) start[record[row]! + 1]!++;
  });
  for (let n = 0; n < records; n++) start[n + 1]! += start[n]!;
  const block = new Int32Array(start[records]!);
  const next = start.slice(0, records);
  numbered.forEach((b, row) => {
    if (b >= 0) block[next[record[row]!]!++] = b;
  });
  for (let n = 0; n < records; n++)
    if (start[n + 1]! - start[n]! > 1) block.subarray(start[n]!, start[n + 1]!).sort();
  return { at, start, block, blocks };
}

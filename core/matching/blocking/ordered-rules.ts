import type { BlockIndex, ElementBlocks } from './block-index.ts';
import { blockOrder, type BlockOrder } from './block-order.ts';
import type { Neighbours } from './neighbours.ts';

/** Records in an order in which each makes its pairs with those at the places after its own, up to `end`. */
interface PairOrder {
  record: Int32Array;
  /** By place. */
  end: Int32Array;
}

/** A rule that is not `equal`, by what it says of two records. */
interface Meeting {
  bit: number;
  meets(left: number, right: number): boolean;
}

/** One rule as `pairBatches` goes through it. */
export interface OrderedRule {
  bit: number;
  /** How many equal rules come before it. */
  place: number;
  order(): PairOrder;
  /** In the order the records that make pairs come first, so that the others need not be looked at. */
  makesOfChanged: boolean;
  /** Whether the pair is made at this place of the order, where it could be at several. */
  owns?(at: number, left: number, right: number): boolean;
  /** Other rules, not `equal`, that come before it and after it. */
  earlier: readonly Meeting[];
  later: readonly Meeting[];
}

/** The rules in the order in which they make pairs: `equal`, then elements of lists, then neighbourhoods. */
export function orderedRules(index: BlockIndex): OrderedRule[] {
  const elements = index.element.map(elementMeeting);
  const meetings: Meeting[] = [...elements, ...index.neighbours.map(neighbourMeeting)];
  const others = (number: number) => ({
    place: index.equal.length,
    bit: meetings[number]!.bit,
    earlier: meetings.slice(0, number),
    later: meetings.slice(number + 1),
  });
  return [
    ...index.equal.map(({ at, blocks }, place) => ({
      bit: 1 << at,
      place,
      order: () => inBlocks(equalOrder(index, place, blocks)),
      makesOfChanged: true,
      earlier: [],
      later: meetings,
    })),
    ...index.element.map((blocks, number) => elementRule(index, blocks, others(number))),
    ...index.neighbours.map((neighbours, number) => ({
      ...others(index.element.length + number),
      order: () => inPlaces(neighbours),
      makesOfChanged: false,
    })),
  ];
}

/** Whether at least one rule of the index brings two records together. */
export function meetsAny(index: BlockIndex): (left: number, right: number) => boolean {
  const { equal, equalBlock } = index;
  const width = equal.length;
  const meetings = [...index.element.map(elementMeeting), ...index.neighbours.map(neighbourMeeting)];
  return (left, right) => {
    for (let k = 0; k < width; k++)
      if (equalBlock[left * width + k] === equalBlock[right * width + k]) return true;
    return meetings.some(({ meets }) => meets(left, right));
  };
}

function equalOrder(index: BlockIndex, place: number, blocks: number): BlockOrder {
  const { records, equal, equalBlock } = index;
  const record = new Int32Array(records);
  const block = new Int32Array(records);
  for (let n = 0; n < records; n++) {
    record[n] = n;
    block[n] = equalBlock[n * equal.length + place]!;
  }
  return blockOrder(index, record, block, blocks);
}

function elementRule(
  index: BlockIndex,
  blocks: ElementBlocks,
  common: Pick<OrderedRule, 'bit' | 'place' | 'earlier' | 'later'>,
): OrderedRule {
  const { start, block } = blocks;
  let blockAt = new Int32Array(0);
  return {
    ...common,
    makesOfChanged: true,
    order() {
      const record = new Int32Array(block.length);
      for (let n = 0; n < index.records; n++) record.fill(n, start[n]!, start[n + 1]!);
      const order = blockOrder(index, record, block, blocks.blocks);
      blockAt = new Int32Array(block.length);
      for (let b = 0; b < blocks.blocks; b++) blockAt.fill(b, order.start[b]!, order.start[b + 1]!);
      return inBlocks(order);
    },
    owns: (at, left, right) => firstShared(blocks, left, right) === blockAt[at],
  };
}

function inBlocks({ start, record }: BlockOrder): PairOrder {
  const end = new Int32Array(record.length);
  for (let b = 0; b + 1 < start.length; b++) end.fill(start[b + 1]!, start[b]!, start[b + 1]!);
  return { record, end };
}

function inPlaces({ record, end, window }: Neighbours): PairOrder {
  return { record, end: end.map((last, place) => Math.min(last, place + 1 + window)) };
}

function elementMeeting(blocks: ElementBlocks): Meeting {
  return { bit: 1 << blocks.at, meets: (left, right) => firstShared(blocks, left, right) >= 0 };
}

function neighbourMeeting({ at, window, place, end }: Neighbours): Meeting {
  return {
    bit: 1 << at,
    meets(left, right) {
      const [a, b] = [place[left]!, place[right]!];
      if (a < 0 || b < 0) return false;
      const [first, second] = a < b ? [a, b] : [b, a];
      return second - first <= window && second < end[first]!;
    },
  };
}

/** The first block that both records stand in, or -1. */
function firstShared({ start, block }: ElementBlocks, left: number, right: number): number {
  let a = start[left]!;
  let b = start[right]!;
  const [endA, endB] = [start[left + 1]!, start[right + 1]!];
  while (a < endA && b < endB) {
    const [x, y] = [block[a]!, block[b]!];
    if (x === y) return x;
    if (x < y) a++;
    else b++;
  }
  return -1;
}

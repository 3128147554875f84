import type { BlockIndex } from './block-index.ts';
import { orderedRules, type OrderedRule } from './ordered-rules.ts';

/** Candidate pairs as parallel columns, of which the first `length` count: left < right, and the rules that met as bits. */
export interface PairBatch {
  length: number;
  left: Int32Array;
  right: Int32Array;
  rules: Int32Array;
}

/** Pairs that a batch holds at most: comparing them takes some hundredths of a second, then other work gets its turn. */
export const batchCapacity = 2 ** 15;
/** Pairs that are looked at before a batch is handed over, however few of them are new. */
const longestTurn = 2 ** 19;

export function emptyBatch(): PairBatch {
  const column = () => new Int32Array(batchCapacity);
  return { length: 0, left: column(), right: column(), rules: column() };
}

/**
 * Makes the candidate pairs of an index, each once, batch after batch in the same memory; the same batches every time.
 * A pair belongs to the first rule that brings it together, where `equal` rules come before the others; of the later
 * ones it bears the bits.
 */
export function* pairBatches(index: BlockIndex): Generator<PairBatch, void, void> {
  const batch = emptyBatch();
  let looked = 0;
  for (const rule of orderedRules(index)) {
    const { record, end } = rule.order();
    const add = pairAdder(index, rule, record, batch);
    for (let at = 0; at < record.length; at++) {
      if (rule.makesOfChanged && index.changed && index.changed[record[at]!] === 0) continue;
      for (let from = at + 1; from < end[at]!;) {
        const to = Math.min(end[at]!, from + batchCapacity - batch.length);
        add(at, from, to);
        looked += to - from;
        from = to;
        if (batch.length <= batchCapacity / 2 && looked < longestTurn) continue;
        yield batch;
        batch.length = looked = 0;
      }
    }
  }
  yield batch;
}

/** Adds the pairs of the record at a place of the rule's order with those at the places `from` … `to` - 1. */
type AddPairs = (at: number, from: number, to: number) => void;

function pairAdder(
  { equal, equalBlock, closedSource, changed, byFirst }: BlockIndex,
  rule: OrderedRule,
  record: Int32Array,
  batch: PairBatch,
): AddPairs {
  const { place, bit, owns, earlier, later } = rule;
  const width = equal.length;
  const bits = equal.map((of) => 1 << of.at);
  const isFirstOnly = byFirst ? changed : null;
  const { left, right, rules } = batch;
  return (at, from, to) => {
    const a = record[at]!;
    const source = closedSource ? closedSource[a]! : -1;
    let length = batch.length;
    others: for (let i = from; i < to; i++) {
      const b = record[i]!;
      if (source >= 0 && closedSource![b] === source) continue;
      const [rowA, rowB] = [a * width, b * width];
      for (let k = 0; k < place; k++) if (equalBlock[rowA + k] === equalBlock[rowB + k]) continue others;
      if (owns && !owns(at, a, b)) continue;
      for (const other of earlier) if (other.meets(a, b)) continue others;
      let met = bit;
      for (let k = place + 1; k < width; k++)
        if (equalBlock[rowA + k] === equalBlock[rowB + k]) met |= bits[k]!;
      for (const other of later) if (other.meets(a, b)) met |= other.bit;
      const first = a < b ? a : b;
      if (isFirstOnly && isFirstOnly[first] === 0) continue;
      left[length] = first;
      right[length] = a < b ? b : a;
      rules[length++] = met;
    }
    batch.length = length;
  };
}

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** A record as matching left it: where it stood, and the cluster it was put in. */
export interface ClusteredRecord {
  file: string;
  /** Empty for flat files. */
  sheet: string;
  /** Physical record below the header, from 1. */
  row: number;
  cluster: string | number;
}

/** Pairwise quality of clusters: a pair is two records said to be (or truly being) the same entity. */
export interface PairQuality {
  truePairs: number;
  foundPairs: number;
  /** Pairs that were found and are true. */
  correctPairs: number;
  precision: number;
  recall: number;
  f1: number;
}

/**
 * Compares clusters with the sample's truth. Records that the truth does not name are left out; records of the
 * truth that are in no cluster count as found alone. Pairs are counted from the table of entities by clusters,
 * never one by one: with n records of entity i in cluster j, n·(n − 1)/2 pairs are correct.
 *
 * @param truthPath a truth file: `source_file,sheet,row_number,entity`
 */
export async function evaluateClusters(
  truthPath: string,
  clusters: Iterable<ClusteredRecord> | AsyncIterable<ClusteredRecord>,
): Promise<PairQuality> {
  const truth = await readTruth(truthPath);
  const cells = new Counter();
  const found = new Counter();
  const clusterNumbers = new Map<string | number, number>();
  for await (const { file, sheet, row, cluster } of clusters) {
    const entity = truth.entityAt.get(tableKey(file, sheet))?.[row];
    if (entity === undefined) continue;
    const number = numberOf(clusterNumbers, cluster);
    found.add(number);
    cells.add(entity * clusterSpace + number);
  }
  return quality(truth.entities.pairs(), found.pairs(), cells.pairs());
}

/** Room for cluster numbers beside an entity number in one safe integer. */
const clusterSpace = 2 ** 26;

interface Truth {
  /** Entity of each row by file and sheet. */
  entityAt: Map<string, number[]>;
  entities: Counter;
}

async function readTruth(path: string): Promise<Truth> {
  const truth: Truth = { entityAt: new Map(), entities: new Counter() };
  const entityNumbers = new Map<string, number>();
  let isHeader = true;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const [file, sheet, row, entity] = line.split(',');
    if (isHeader || entity === undefined) {
      isHeader = false;
      continue;
    }
    const key = tableKey(file!, sheet!);
    const rows = truth.entityAt.get(key) ?? [];
    truth.entityAt.set(key, rows);
    rows[Number(row)] = numberOf(entityNumbers, entity);
    truth.entities.add(rows[Number(row)]!);
  }
  return truth;
}

function tableKey(file: string, sheet: string): string {
  return `${file}\u0000${sheet}`;
}

function numberOf<Key>(numbers: Map<Key, number>, key: Key): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

class Counter {
  private readonly counts = new Map<number, number>();

  add(key: number): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  /** Pairs within the groups counted: Σ n·(n − 1)/2. */
  pairs(): number {
    let pairs = 0;
    for (const count of this.counts.values()) pairs += (count * (count - 1)) / 2;
    return pairs;
  }
}

function quality(truePairs: number, foundPairs: number, correctPairs: number): PairQuality {
  const precision = foundPairs === 0 ? 1 : correctPairs / foundPairs;
  const recall = truePairs === 0 ? 1 : correctPairs / truePairs;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { truePairs, foundPairs, correctPairs, precision, recall, f1 };
}

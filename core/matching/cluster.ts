/** Scored pairs as parallel columns, best weight first. */
export interface PairColumns {
  left: Int32Array;
  right: Int32Array;
}

/**
 * Groups records joined by pairs, best pair first, and never joins two groups whose contradiction values
 * differ: two valid citizen numbers are two persons, however many weak pairs lie between them.
 *
 * @param records how many records there are; pairs name them 0 … records - 1
 * @param pairs scored pairs in the order they may join
 * @param identity per record a number for its contradiction value, -1 where it has none
 * @returns per record the smallest record of its group
 */
export function clusterRecords(records: number, pairs: PairColumns, identity: Int32Array): Int32Array {
  const parent = Int32Array.from({ length: records }, (_, n) => n);
  const known = Int32Array.from(identity);

  const find = (n: number): number => {
    let root = n;
    while (parent[root]! !== root) root = parent[root]!;
    while (parent[n]! !== root) [parent[n], n] = [root, parent[n]!];
    return root;
  };

  for (let i = 0; i < pairs.left.length; i++) {
    const a = find(pairs.left[i]!);
    const b = find(pairs.right[i]!);
    if (a === b || (known[a]! >= 0 && known[b]! >= 0 && known[a] !== known[b])) continue;
    const [low, high] = a < b ? [a, b] : [b, a];
    parent[high] = low;
    if (known[low]! < 0) known[low] = known[high]!;
  }
  return parent.map((_, n) => find(n));
}

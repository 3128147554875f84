/** Sets of records that only grow (union–find with path halving); the name of a set is its smallest record. */
export interface DisjointSets {
  find(record: number): number;
  join(left: number, right: number): void;
}

export function disjointSets(records: number): DisjointSets {
  const parent = new Int32Array(records);
  for (let n = 0; n < records; n++) parent[n] = n;

  const find = (record: number): number => {
    let n = record;
    while (parent[n] !== n) {
      parent[n] = parent[parent[n]!]!;
      n = parent[n]!;
    }
    return n;
  };

  const join = (left: number, right: number): void => {
    const [a, b] = [find(left), find(right)];
    if (a < b) parent[b] = a;
    else parent[a] = b;
  };

  return { find, join };
}

/** Places (code points) at which two texts differ, left and right. */
export interface DifferingCharacters {
  left: number[];
  right: number[];
}

/**
 * Which characters differ, by an optimal string alignment: a character that is left out marks one place on the other
 * side and nothing after it, two neighbours that are swapped mark both places on both sides.
 */
export function differingCharacters(left: string, right: string): DifferingCharacters {
  const [a, b] = [[...left], [...right]];
  const distance = distances(a, b);
  const differing: DifferingCharacters = { left: [], right: [] };
  let [i, j] = [a.length, b.length];
  while (i > 0 || j > 0) {
    const here = distance[i]![j]!;
    if (i > 0 && j > 0 && a[i - 1] === b[j - 1] && here === distance[i - 1]![j - 1]) {
      i--;
      j--;
    } else if (isSwapped(a, b, i, j) && here === distance[i - 2]![j - 2]! + 1) {
      differing.left.push(i - 1, i - 2);
      differing.right.push(j - 1, j - 2);
      i -= 2;
      j -= 2;
    } else if (i > 0 && j > 0 && here === distance[i - 1]![j - 1]! + 1) {
      differing.left.push(--i);
      differing.right.push(--j);
    } else if (i > 0 && here === distance[i - 1]![j]! + 1) differing.left.push(--i);
    else differing.right.push(--j);
  }
  return { left: differing.left.reverse(), right: differing.right.reverse() };
}

function distances(a: readonly string[], b: readonly string[]): number[][] {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(replaced, rows[i - 1]![j]! + 1, row[j - 1]! + 1);
      if (isSwapped(a, b, i, j)) row[j] = Math.min(row[j]!, rows[i - 2]![j - 2]! + 1);
    }
    rows.push(row);
  }
  return rows;
}

function isSwapped(a: readonly string[], b: readonly string[], i: number, j: number): boolean {
  return i > 1 && j > 1 && a[i - 1] !== a[i - 2] && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
}

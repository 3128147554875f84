/** One minus the Levenshtein distance over the longer length: 1 for equal texts, 0 for texts with nothing in common. */
export function editLikeness(left: string, right: string): number {
  if (left === right) return 1;
  let [row, next] = [new Uint16Array(right.length + 1), new Uint16Array(right.length + 1)];
  for (let j = 0; j <= right.length; j++) row[j] = j;
  for (let i = 0; i < left.length; i++) {
    const character = left.charCodeAt(i);
    next[0] = i + 1;
    for (let j = 0; j < right.length; j++) {
      const replaced = row[j]! + (right.charCodeAt(j) === character ? 0 : 1);
      next[j + 1] = Math.min(next[j]! + 1, row[j + 1]! + 1, replaced);
    }
    [row, next] = [next, row];
  }
  return 1 - row[right.length]! / Math.max(left.length, right.length);
}

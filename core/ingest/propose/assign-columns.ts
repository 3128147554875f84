/**
 * Gives each column at most one field and each field at most one column so that the sum of the confidences is
 * largest (the Hungarian method with potentials, O(columns² × fields)).
 *
 * @param confidences one row per column, one number per field; 0 where the field is out of the question.
 * @returns per column the position of its field, or -1.
 */
export function assignColumns(confidences: readonly (readonly number[])[]): number[] {
  const columns = confidences.length;
  const fields = Math.max(0, ...confidences.map((row) => row.length)) + columns; // further "fields" of worth 0 mean: none
  const cost = (column: number, field: number) => -(confidences[column - 1]![field - 1] ?? 0);
  const [byColumn, byField] = [new Float64Array(columns + 1), new Float64Array(fields + 1)];
  const holder = new Int32Array(fields + 1);
  const way = new Int32Array(fields + 1);
  for (let column = 1; column <= columns; column++) {
    holder[0] = column;
    let at = 0;
    const least = new Float64Array(fields + 1).fill(Infinity);
    const seen = new Uint8Array(fields + 1);
    do {
      seen[at] = 1;
      let [delta, next] = [Infinity, 0];
      for (let field = 1; field <= fields; field++) {
        if (seen[field]) continue;
        const reduced = cost(holder[at]!, field) - byColumn[holder[at]!]! - byField[field]!;
        if (reduced < least[field]!) {
          least[field] = reduced;
          way[field] = at;
        }
        if (least[field]! < delta) [delta, next] = [least[field]!, field];
      }
      for (let field = 0; field <= fields; field++)
        if (seen[field]) {
          byColumn[holder[field]!]! += delta;
          byField[field]! -= delta;
        } else least[field]! -= delta;
      at = next;
    } while (holder[at] !== 0);
    for (; at !== 0; at = way[at]!) holder[at] = holder[way[at]!]!;
  }
  const found = new Array<number>(columns).fill(-1);
  for (let field = 1; field <= fields; field++) {
    const column = holder[field]!;
    if (column > 0 && (confidences[column - 1]![field - 1] ?? 0) > 0) found[column - 1] = field - 1;
  }
  return found;
}

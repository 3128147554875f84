/**
 * Gives each column at most one field and each field at most one column so that the sum of the confidences is
 * largest (the Hungarian method with potentials, O(fields² × columns)).
 *
 * @param confidences one row per column, one number per field; 0 where the field is out of the question.
 * @returns per column the position of its field, or -1.
 */
export function assignColumns(confidences: readonly (readonly number[])[]): number[] {
  const fields = Math.max(0, ...confidences.map((row) => row.length));
  const worth = (field: number, column: number) => confidences[column]?.[field] ?? 0;
  const holders = assignRows(fields, confidences.length + fields, (field, column) => -worth(field, column));
  return confidences.map((_, column) => {
    const field = holders[column]!;
    return field >= 0 && worth(field, column) > 0 ? field : -1;
  });
}

/** The cheapest place for every row, at least as many places as rows; per place its row, or -1. */
function assignRows(rows: number, places: number, cost: (row: number, place: number) => number): Int32Array {
  const ofRow = new Float64Array(rows);
  const ofPlace = new Float64Array(places + 1);
  const holder = new Int32Array(places + 1).fill(-1);
  const way = new Int32Array(places);
  for (let row = 0; row < rows; row++) {
    let at = places; // where the search starts: a place that is none
    holder[at] = row;
    const least = new Float64Array(places).fill(Infinity);
    const seen = new Uint8Array(places + 1);
    while (holder[at]! >= 0) {
      seen[at] = 1;
      const current = holder[at]!;
      let [delta, next] = [Infinity, -1];
      for (let place = 0; place < places; place++) {
        if (seen[place]) continue;
        const reduced = cost(current, place) - ofRow[current]! - ofPlace[place]!;
        if (reduced < least[place]!) [least[place], way[place]] = [reduced, at];
        if (least[place]! < delta) [delta, next] = [least[place]!, place];
      }
      for (let place = 0; place <= places; place++)
        if (seen[place]) {
          ofRow[holder[place]!]! += delta;
          ofPlace[place]! -= delta;
        } else if (place < places) least[place]! -= delta;
      at = next;
    }
    for (; at !== places; at = way[at]!) holder[at] = holder[way[at]!]!;
  }
  return holder;
}

/** Characters that a terminal shows two columns wide (East Asian Width W and F, as far as our texts use them). */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/gu;

function widthOf(text: string): number {
  return [...text].length + (text.match(wide)?.length ?? 0);
}

/** Lines of a table for a terminal: columns as wide as their widest cell, numbers to the right. */
export function textTable(
  headers: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string[] {
  const lines = [headers, ...rows];
  const widths = headers.map((_, at) => Math.max(...lines.map((cells) => widthOf(String(cells[at])))));
  return lines.map((cells) =>
    cells
      .map((cell, at) => {
        const gap = ' '.repeat(widths[at]! - widthOf(String(cell)));
        return typeof cell === 'number' ? gap + String(cell) : String(cell) + gap;
      })
      .join('  ')
      .trimEnd(),
  );
}

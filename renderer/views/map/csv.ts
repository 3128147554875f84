/** Starts of a cell that spreadsheets take for a formula (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/;
/** Longer numbers than spreadsheets keep all digits of, or show as they are. */
const longNumber = /^\d{12,}$/;

/** Lines of cells as CSV (RFC 4180) that spreadsheets open as UTF-8, run nothing of, and keep whole codes of. */
export function csvOf(lines: readonly (readonly string[])[]): string {
  return `\uFEFF${lines.map((cells) => cells.map(cellText).join(',')).join('\r\n')}\r\n`;
}

function cellText(cell: string): string {
  const isNumber = /^-?[\d,]*\.?\d+$/.test(cell);
  const harmless = longNumber.test(cell) || (!isNumber && formula.test(cell)) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * Quotes one identifier for SQL, whatever it holds: every name that comes from a file, a definition or the
 * interface goes through here. A qualified name is quoted part by part.
 */
export function quote(identifier: string): string {
  return `"${checked(identifier).replaceAll('"', '""')}"`;
}

/** Text as an SQL literal, for the few places that take no bound value (DDL, `SET`, macros). */
export function literal(text: string): string {
  return `'${checked(text).replaceAll("'", "''")}'`;
}

function checked(text: string): string {
  if (text.includes('\0')) throw new TypeError('a NUL character cannot stand in SQL');
  return text;
}

/**
 * SQL that is true for rows that held at a data version: `from_version`, `to_version` are half-open intervals.
 *
 * @param alias of the relation that has the interval
 * @param version data version; null: now
 */
export function heldAt(alias: string, version: number | null): string {
  if (version === null) return `${alias}.to_version IS NULL`;
  return `${alias}.from_version <= ${version} AND (${alias}.to_version IS NULL OR ${alias}.to_version > ${version})`;
}

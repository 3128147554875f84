/** A path as far as a taxonomy has it; null where it has not even its first level. */
export function withinTaxonomy(path: string, paths: ReadonlySet<string>): string | null {
  for (let shorter = path; ; shorter = shorter.slice(0, shorter.lastIndexOf('/'))) {
    if (paths.has(shorter)) return shorter;
    if (!shorter.includes('/')) return null;
  }
}

import type { ArchivedFile } from './contents.ts';

/** Files that are read together: one, or the parts of a layer. */
export interface Bundle {
  path: string;
  main: ArchivedFile;
  /** The other parts by their extension. */
  parts: ReadonlyMap<string, ArchivedFile>;
  isShapefile: boolean;
}

const shapefileParts = new Set(['dbf', 'prj', 'cpg', 'shx', 'sbn', 'sbx', 'qix', 'fix', 'qpj', 'shp.xml']);

/** Puts the files of a layer together, and a `.cpg` with its table; everything else stands by itself. */
export function bundlesOf(files: readonly ArchivedFile[]): Bundle[] {
  const byBase = new Map<string, Map<string, ArchivedFile>>();
  for (const file of files) {
    const { base, extension } = split(file.path);
    const group = byBase.get(base) ?? new Map<string, ArchivedFile>();
    byBase.set(base, group.has(extension) ? group : group.set(extension, file));
  }
  const bundles: Bundle[] = [];
  for (const file of files) {
    const { base, extension } = split(file.path);
    const parts = byBase.get(base)!;
    const isPart = parts.get(extension) === file;
    const isShapefile = extension === 'shp' && isPart;
    if (!isShapefile && isPart && shapefileParts.has(extension) && parts.has('shp')) continue;
    if (extension === 'cpg' && isPart && parts.has('dbf')) continue;
    bundles.push({ path: file.path, main: file, parts, isShapefile });
  }
  return bundles;
}

function split(path: string): { base: string; extension: string } {
  const [, base, extension] = /^(.*?)\.(shp\.xml|[^./]*)$/i.exec(path) ?? [null, path, ''];
  return { base: base!.toLowerCase(), extension: extension!.toLowerCase() };
}

import type { ShapefileParts } from '../shapefile/index.ts';
import type { Bundle } from './bundles.ts';

/** A layer's files as its connector takes them. */
export function shapefilePartsOf({ path, main, parts }: Bundle): ShapefileParts {
  const optional = (extension: 'dbf' | 'prj' | 'cpg') => {
    const file = parts.get(extension);
    return file ? { [extension]: file.source } : {};
  };
  const name = path.replace(/^.*\//, '').replace(/\.shp$/i, '');
  return { name, shp: main.source, ...optional('dbf'), ...optional('prj'), ...optional('cpg') };
}

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function upwards(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  return upwards(dirname(from));
}

/** The folder of the project, whether the code runs from its source or from the bundle. */
export const projectRoot = upwards(dirname(fileURLToPath(import.meta.url)));

import { basename } from 'node:path';

/** What the files are called in results and in a job: by their base names, or as they were given where these repeat. */
export function sourceNames(files: readonly string[]): string[] {
  const names = files.map((file) => basename(file));
  return names.map((name, at) => (names.indexOf(name) === names.lastIndexOf(name) ? name : files[at]!));
}

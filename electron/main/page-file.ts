import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Finds the file behind an address of the page.
 * @returns its path and content type, or null when the address leaves the page's folder or names no known type
 */
export function pageFile(directory: string, address: string): { path: string; type: string } | null {
  let wanted: string;
  try {
    wanted = decodeURIComponent(new URL(address).pathname);
  } catch {
    return null;
  }
  const path = normalize(join(directory, wanted));
  const type = types[extname(path)];
  const isInside = path.startsWith(directory.endsWith(sep) ? directory : directory + sep);
  return isInside && type && !wanted.includes('\0') ? { path, type } : null;
}

import { readdir, readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

interface PageFile {
  path: string;
  type: string;
  caching: string;
}

/** The built page. Its files are listed once; only a listed address is ever read, so no address leads outside. */
export interface PageFiles {
  find(address: string): PageFile | undefined;
}

/**
 * Lists the files of the built page.
 * @throws Error when the directory holds no `index.html`
 */
export async function listPageFiles(directory: string): Promise<PageFiles> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = new Map<string, PageFile>();
  for (const entry of entries) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const address = `/${relative(directory, path).split(sep).join('/')}`;
    files.set(address, { path, type, caching: cachingOf(address) });
  }
  const index = files.get('/index.html');
  if (!index) throw new Error(`No page in ${directory}: build it first`);
  files.set('/', index);
  return { find: (address) => files.get(address) };
}

/** Vite puts a hash of the content in the names under assets/. */
function cachingOf(address: string): string {
  return address.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store';
}

/** Answers GET or HEAD with one file of the page. */
export async function sendPageFile(
  response: ServerResponse,
  file: PageFile,
  withBody: boolean,
): Promise<void> {
  const body = await readFile(file.path);
  response.writeHead(200, {
    'content-type': file.type,
    'content-length': body.length,
    'cache-control': file.caching,
  });
  response.end(withBody ? body : undefined);
}

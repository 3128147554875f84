import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { contentPolicy } from '../security/content-policy.ts';
import { pageScheme } from '../security/page-address.ts';
import { pageFile } from './page-file.ts';

/** Must run before the app is ready: makes the page's scheme a real origin. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built page, and nothing outside its folder. */
export function servePage(directory: string): void {
  protocol.handle(pageScheme, async ({ url }) => {
    const file = pageFile(directory, url);
    const body = file && (await readFile(file.path).catch(() => null));
    if (!file || !body) return new Response(null, { status: 404 });
    const headers = {
      'content-type': file.type,
      'content-security-policy': contentPolicy,
      'x-content-type-options': 'nosniff',
    };
    return new Response(new Uint8Array(body), { headers });
  });
}

import type { IncomingMessage } from 'node:http';

/** Why a request is turned away before it is routed. */
export interface Refusal {
  status: 400 | 403;
  reason: 'host' | 'origin' | 'site' | 'target';
}

/**
 * Checks that hold before routing, for plain requests and socket upgrades alike (RELIABILITY promises 10–12):
 * a page of another site can reach 127.0.0.1, but it cannot hide where it comes from.
 * @param requiresOrigin true for whatever changes something: POST and sockets
 */
export function refusalOf(request: IncomingMessage, port: number, requiresOrigin: boolean): Refusal | null {
  const host = soleHeader(request, 'host');
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return { status: 403, reason: 'host' };
  if (!isOwnOrigin(request, host, requiresOrigin)) return { status: 403, reason: 'origin' };
  if (!isOwnSite(request)) return { status: 403, reason: 'site' };
  if (!isPlainPath(request.url)) return { status: 400, reason: 'target' };
  return null;
}

function isOwnOrigin(request: IncomingMessage, host: string, required: boolean): boolean {
  if (request.headersDistinct.origin === undefined) return !required;
  return soleHeader(request, 'origin') === `http://${host}`;
}

/** Browsers say whether the page that asks is of the same origin, or that a person typed the address. */
function isOwnSite(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** No query anywhere, so that no secret can travel in one; no absolute form, which would carry a second host. */
function isPlainPath(url: string | undefined): boolean {
  return url !== undefined && url.startsWith('/') && !url.startsWith('//') && !url.includes('?');
}

function soleHeader(request: IncomingMessage, name: string): string | null {
  const values = request.headersDistinct[name];
  return values?.length === 1 ? (values[0] ?? null) : null;
}

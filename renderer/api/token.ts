import { loopback } from '../../schemas/api/hosts.ts';

/**
 * The token of this start: from the address's fragment the first time, which is cleaned at once, then from the
 * session's storage. Call it before the router reads the fragment.
 * @returns null when the page was opened without it
 */
export function takeToken(page: Window = window): string | null {
  const fragment = new URLSearchParams(page.location.hash.slice(1));
  const fresh = fragment.get(loopback.fragmentKey);
  if (!fresh) return page.sessionStorage.getItem(loopback.sessionKey);
  page.sessionStorage.setItem(loopback.sessionKey, fresh);
  page.history.replaceState(null, '', page.location.pathname);
  return fresh;
}

import type { Session } from 'electron';
import { isPageAddress } from './page-address.ts';

const local = ['devtools:', 'blob:', 'data:'];

/** Whether the page may load an address: its own files, and data it made itself. */
export function mayLoad(address: string): boolean {
  return isPageAddress(address) || (URL.canParse(address) && local.includes(new URL(address).protocol));
}

/** The hub works without a network (DESIGN §1): whatever still asks for one gets nothing. */
export function refuseNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url) }));
  session.setSpellCheckerEnabled(false);
}

import { isPageAddress } from './page-address.ts';

/** The part of a sender frame that decides; Electron's WebFrameMain satisfies it. */
interface SenderFrame {
  url: string;
  parent: unknown;
}

/** Whether a message comes from the top frame of our own page (Electron security checklist, 17). */
export function isTrustedSender(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && isPageAddress(frame.url);
}

import { desktopBinary, runDesktop } from '../open-hub.ts';
import { withCore } from '../open-core.ts';
import { say, texts, type Output } from '../output.ts';
import { serveCore } from '../serve-core.ts';

/** Opens the demo's workspace: in the desktop program, else in a browser, else by printing its address. */
export async function serveDemo(workspace: string, open: boolean, output: Output): Promise<void> {
  const desktop = open ? desktopBinary() : { reason: 'asked' as const };
  if ('binary' in desktop) {
    output.line(texts.opened.desktop);
    return runDesktop(desktop.binary, workspace);
  }
  output.line(say(texts.notDesktop, { reason: texts.reasons[desktop.reason] }));
  await withCore(workspace, (core) => serveCore(core, { open }, output), 'loopback');
}

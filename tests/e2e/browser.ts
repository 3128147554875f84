import { chromium, type Browser } from 'playwright-core';
import { describe } from 'vitest';
import { findBrowser } from '../../server/cli/find-browser.ts';

const executablePath = findBrowser();

if (!executablePath && process.env['TONGHUI_REQUIRE_BROWSER'] === '1')
  throw new Error(
    'TONGHUI_REQUIRE_BROWSER=1, but no Chromium was found: install one or set TONGHUI_CHROMIUM',
  );

/** Why browser tests cannot run on this machine; empty when they can. */
export const noBrowser = executablePath ? '' : 'no Chromium on this machine (TONGHUI_CHROMIUM names one)';

/** A browser without a window that calls nobody. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: executablePath ?? '',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** A suite that needs a browser; where it cannot run, its title says why. */
export function describeInBrowser(title: string, tests: () => void, whyNot = noBrowser): void {
  describe.skipIf(whyNot)(whyNot ? `${title}: ${whyNot}` : title, tests);
}

import axe from 'axe-core';
import type { Page } from 'playwright-core';

const rules = { type: 'tag' as const, values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] };

/** What axe-core finds wrong on the page by WCAG 2.1 A and AA, one line each. */
export async function violations(page: Page): Promise<string[]> {
  await isStill(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(
    (runOnly) =>
      (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly, resultTypes: ['violations'] }),
    rules,
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}

/** The same in the dark and then in the light theme, in which the page stays, without motion. */
export async function violationsInBothThemes(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await violations(page)));
  }
  return found;
}

/** Dialogs and drawers come in over a moment; half-transparent text has no contrast yet. What moves for ever is not waited for. */
async function isStill(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const isEntering = document.querySelector('[class*="-enter-active"], [class*="-leave-active"]') !== null;
    const isEnding = document
      .getAnimations()
      .some(
        ({ playState, effect }) =>
          playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
      );
    return !isEntering && !isEnding;
  });
}

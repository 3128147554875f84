import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const images = new URL('../../docs/images', import.meta.url).pathname;

/** Whether the pictures of the documentation are taken anew. */
export const takesPictures = process.env['TONGHUI_SCREENSHOTS'] === '1';

/** Takes a picture for the documentation when pictures are wanted, once charts have drawn themselves in. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!takesPictures) return;
  await mkdir(images, { recursive: true });
  await page.mouse.move(0, 0);
  await page.waitForFunction(() => document.querySelectorAll('.el-message').length === 0);
  await page.waitForTimeout(1200);
  await page.screenshot({ path: join(images, `${name}.png`) });
}

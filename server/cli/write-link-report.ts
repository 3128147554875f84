import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { LinkReport } from '../../schemas/linkage/link-report.ts';
import { projectRoot } from './project-root.ts';
import { writeWhole } from './write-whole.ts';

/** Where the page has its data: `renderer/report/index.html`. */
const place = /(<script id="report" type="application\/json">)[^<]*(<\/script>)/;

/**
 * Writes the report as one page that needs nothing but itself.
 *
 * @throws HubError `BAD_INPUT` when it cannot be written, `DISK_FULL`
 */
export async function writeLinkReport(report: LinkReport, path: string): Promise<void> {
  const page = await readFile(join(projectRoot, 'dist', 'report', 'index.html'), 'utf8');
  // No text of the data can end the element or begin another one.
  const data = JSON.stringify(report).replaceAll('<', '\\u003c');
  await writeWhole(Readable.from([page.replace(place, (_, start, end) => start + data + end)]), path);
}

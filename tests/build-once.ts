import { buildIfStale } from '../scripts/build.mjs';

/** Tests that start real processes need the bundles; they are built once, before all suites. */
export default async function setup(): Promise<void> {
  await buildIfStale(['node', 'renderer', 'report']);
}

import { buildIfStale } from '../scripts/build.mjs';
import { makeUntouchedWorkspace } from './fixtures/untouched-workspace.ts';

/** Tests that start real processes need the bundles, and most a workspace; they are made once, before all suites. */
export default async function setup(): Promise<() => Promise<void>> {
  await buildIfStale(['node', 'renderer', 'report']);
  return makeUntouchedWorkspace();
}

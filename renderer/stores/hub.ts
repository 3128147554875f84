import type { Hub } from '../api/hub.ts';

let opened: Hub | undefined;

/** Gives every store of this window its connection to the core; called once, before the first store is used. */
export function provideHub(hub: Hub): void {
  opened = hub;
}

/** The window's connection to the core. */
export function useHub(): Hub {
  if (!opened) throw new Error('provideHub has not been called');
  return opened;
}

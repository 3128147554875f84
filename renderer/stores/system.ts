import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { SystemEvent, SystemInfo } from '../../schemas/api/system.ts';
import type { LinkState } from '../api/reconnecting-link.ts';
import { useHub } from './hub.ts';
import { useJobsStore } from './jobs.ts';
import { useNoticesStore } from './notices.ts';
import { usePreferencesStore } from './preferences.ts';

/** The core behind this window: who and where we are, whether it answers, and its one event stream. */
export const useSystemStore = defineStore('system', () => {
  const info = shallowRef<SystemInfo | null>(null);
  const link = ref<LinkState>('connecting');
  /** Goes up whenever published data changed; watch it to read again. */
  const dataVersion = ref(0);
  const jobs = useJobsStore();
  const notices = useNoticesStore();
  const preferences = usePreferencesStore();

  function receive(event: SystemEvent): void {
    if (event.type === 'job.changed') jobs.apply(event.job);
    else if (event.type === 'notice.raised') notices.receive(event);
    else dataVersion.value = event.dataVersion;
  }

  /** Learns what the core is at each connection, since it may be another one after a restart. */
  async function greet(): Promise<void> {
    info.value = await useHub().client.system.info({});
    dataVersion.value = info.value.dataVersion;
    await Promise.all([preferences.load(), jobs.load()]);
  }

  function follow(): void {
    const hub = useHub();
    link.value = hub.state;
    hub.onState((state) => {
      const returned = state === 'open' && link.value === 'lost';
      link.value = state;
      if (returned) void greet().catch(() => undefined);
    });
    hub.onEvent(receive);
  }

  const may = (permission: string): boolean => info.value?.actor.permissions.includes(permission) ?? false;

  return { info, link, dataVersion, greet, follow, may };
});

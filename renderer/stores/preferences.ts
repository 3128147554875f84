import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { Preferences } from '../../schemas/api/preferences.ts';
import { useHub } from './hub.ts';

/** What the person chose for the interface. The core keeps it, so that both hosts show the same. */
export const usePreferencesStore = defineStore('preferences', () => {
  const preferences = ref<Preferences>({ language: 'zh', theme: 'system', navigationCollapsed: false });

  async function load(): Promise<void> {
    preferences.value = await useHub().client.preferences.get({});
  }

  /** Applies a choice at once and keeps it; when it cannot be kept, it still holds for this window. */
  async function choose(choice: Partial<Preferences>): Promise<void> {
    preferences.value = { ...preferences.value, ...choice };
    await useHub().client.preferences.save(choice);
  }

  return { preferences, load, choose };
});

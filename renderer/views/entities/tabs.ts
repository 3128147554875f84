import { defineAsyncComponent, type Component } from 'vue';

/** A page of master data and the permission it needs. */
export interface EntitiesTab {
  name: 'search' | 'conflicts' | 'unlinked' | 'addresses' | 'grids';
  needs: 'view-rows' | 'view-aggregates';
  panel: Component;
}

export const tabs: readonly EntitiesTab[] = [
  {
    name: 'search',
    needs: 'view-rows',
    panel: defineAsyncComponent(() => import('./search/SearchPanel.vue')),
  },
  {
    name: 'conflicts',
    needs: 'view-rows',
    panel: defineAsyncComponent(() => import('./conflicts/ConflictsPanel.vue')),
  },
  {
    name: 'unlinked',
    needs: 'view-aggregates',
    panel: defineAsyncComponent(() => import('./unlinked/UnlinkedPanel.vue')),
  },
  {
    name: 'addresses',
    needs: 'view-rows',
    panel: defineAsyncComponent(() => import('./addresses/AddressesPanel.vue')),
  },
  {
    name: 'grids',
    needs: 'view-aggregates',
    panel: defineAsyncComponent(() => import('./grids/GridsPanel.vue')),
  },
];

import { defineAsyncComponent, type Component } from 'vue';

/** A page of the workbench; its component is given the `entity` that is matched. */
export interface MatchingTab {
  name:
    | 'overview'
    | 'model'
    | 'training'
    | 'scores'
    | 'review'
    | 'clusters'
    | 'audit'
    | 'evaluation'
    | 'unlinkable';
  panel: Component;
}

/** The pages in the order of the work. */
export const tabs: readonly MatchingTab[] = [
  { name: 'overview', panel: defineAsyncComponent(() => import('./overview/OverviewPanel.vue')) },
  { name: 'model', panel: defineAsyncComponent(() => import('./model/ModelPanel.vue')) },
  { name: 'training', panel: defineAsyncComponent(() => import('./training/TrainingPanel.vue')) },
  { name: 'scores', panel: defineAsyncComponent(() => import('./scores/ScoresPanel.vue')) },
  { name: 'review', panel: defineAsyncComponent(() => import('./review/ReviewPanel.vue')) },
  { name: 'clusters', panel: defineAsyncComponent(() => import('./clusters/ClustersPanel.vue')) },
  { name: 'audit', panel: defineAsyncComponent(() => import('./audit/AuditPanel.vue')) },
  { name: 'evaluation', panel: defineAsyncComponent(() => import('./evaluation/EvaluationPanel.vue')) },
  { name: 'unlinkable', panel: defineAsyncComponent(() => import('./unlinkable/UnlinkablePanel.vue')) },
];

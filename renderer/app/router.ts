import { createRouter, createWebHashHistory, type Router, type RouteRecordRaw } from 'vue-router';

const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/overview' },
  { path: '/overview', name: 'overview', component: () => import('../views/overview/OverviewPage.vue') },
  { path: '/intake', name: 'intake', component: () => import('../views/intake/IntakePage.vue') },
  { path: '/batches', name: 'batches', component: () => import('../views/batches/BatchesPage.vue') },
  {
    path: '/batches/:batchId(\\d+)',
    name: 'batch',
    component: () => import('../views/batches/BatchPage.vue'),
    props: (route) => ({ batchId: Number(route.params.batchId) }),
  },
  { path: '/sources', name: 'sources', component: () => import('../views/sources/SourcesPage.vue') },
  { path: '/:rest(.*)*', name: 'not-found', component: () => import('./NotFoundPage.vue') },
];

/**
 * Hash addresses work wherever the page is served from, a folder included. Made once the hub is open, because
 * the first address carries the token in its fragment until then.
 */
export function createAppRouter(): Router {
  return createRouter({ history: createWebHashHistory(), routes });
}

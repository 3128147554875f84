import {
  createRouter,
  createWebHashHistory,
  type Router,
  type LocationQuery,
  type RouteRecordRaw,
} from 'vue-router';
import { dispatchRoutes } from '../views/dispatch/routes.ts';
import { riskRoutes } from '../views/risk/routes.ts';

const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/overview' },
  { path: '/overview', name: 'overview', component: () => import('../views/overview/OverviewPage.vue') },
  { path: '/map', name: 'map', component: () => import('../views/map/MapPage.vue') },
  { path: '/intake', name: 'intake', component: () => import('../views/intake/IntakePage.vue') },
  { path: '/batches', name: 'batches', component: () => import('../views/batches/BatchesPage.vue') },
  {
    path: '/batches/:batchId(\\d+)',
    name: 'batch',
    component: () => import('../views/batches/BatchPage.vue'),
    props: (route) => ({ batchId: Number(route.params.batchId), asked: issueFilterOf(route.query) }),
  },
  {
    path: '/sources/:sourceId(\\d+)',
    name: 'source',
    component: () => import('../views/sources/SourcePage.vue'),
    props: (route) => ({ sourceId: Number(route.params.sourceId) }),
  },
  { path: '/sources', name: 'sources', component: () => import('../views/sources/SourcesPage.vue') },
  { path: '/matching', redirect: '/matching/person' },
  {
    path: '/matching/:entity(person|legal-entity|dwelling)/:tab([a-z]+)?',
    name: 'matching',
    component: () => import('../views/matching/MatchingPage.vue'),
    props: true,
  },
  {
    path: '/entities/:tab([a-z]+)?',
    name: 'entities',
    component: () => import('../views/entities/EntitiesPage.vue'),
    props: true,
  },
  {
    path: '/entities/grid/:code',
    name: 'grid',
    component: () => import('../views/entities/grid/GridPage.vue'),
    props: true,
  },
  {
    path: '/entities/:kind(person|legal-entity|dwelling)/:entityId(\\d+)/:tab([a-z]+)?',
    name: 'entity',
    component: () => import('../views/entities/entity/EntityPage.vue'),
    props: ({ params: { kind, entityId, tab } }) => ({ kind, entityId: Number(entityId), tab }),
  },
  ...riskRoutes,
  ...dispatchRoutes,
  { path: '/:rest(.*)*', name: 'not-found', component: () => import('./NotFoundPage.vue') },
];

/** Which rows with issues an address asks for, such as the ones that an indicator of quality counts. */
function issueFilterOf({ severity, codes }: LocationQuery) {
  const asked = {
    ...(typeof severity === 'string' ? { severity } : {}),
    ...(typeof codes === 'string' && codes !== '' ? { codes: codes.split(',') } : {}),
  };
  return Object.keys(asked).length > 0 ? asked : null;
}

/**
 * Hash addresses work wherever the page is served from, a folder included. Made once the hub is open, because
 * the first address carries the token in its fragment until then.
 */
export function createAppRouter(): Router {
  return createRouter({ history: createWebHashHistory(), routes });
}

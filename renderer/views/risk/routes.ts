import type { RouteRecordRaw } from 'vue-router';

/** Addresses of the risk dashboard, warnings, indicators and the daily brief. */
export const riskRoutes: RouteRecordRaw[] = [
  { path: '/risk', name: 'risk', component: () => import('./dashboard/DashboardPage.vue') },
];

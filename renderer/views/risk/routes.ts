import type { RouteRecordRaw } from 'vue-router';

/** Addresses of the risk dashboard, warnings, indicators and the daily brief. */
export const riskRoutes: RouteRecordRaw[] = [
  { path: '/risk', name: 'risk', component: () => import('./dashboard/DashboardPage.vue') },
  {
    path: '/risk/warnings',
    name: 'risk-warnings',
    component: () => import('./warnings/WarningsPage.vue'),
  },
  {
    path: '/risk/warnings/:warningId(\\d+)',
    name: 'risk-warning',
    component: () => import('./warning/WarningPage.vue'),
    props: ({ params }) => ({ warningId: Number(params.warningId) }),
  },
  {
    path: '/risk/indicators',
    name: 'risk-indicators',
    component: () => import('./indicators/IndicatorsPage.vue'),
  },
  {
    path: '/risk/indicators/:indicatorId([a-z][a-z0-9-]+)',
    name: 'risk-indicator',
    component: () => import('./indicator/IndicatorPage.vue'),
    props: true,
  },
  {
    path: '/risk/new-indicator',
    name: 'risk-indicator-new',
    component: () => import('./indicator/IndicatorPage.vue'),
  },
  { path: '/risk/brief', name: 'risk-brief', component: () => import('./brief/BriefPage.vue') },
];

import type { RouteLocationNormalized, RouteRecordRaw } from 'vue-router';

const idOf =
  (name: string) =>
  ({ params }: RouteLocationNormalized) => ({ [name]: Number(params[name]) });

/** Addresses of matters, their assessment, the calendar and random draws. */
export const dispatchRoutes: RouteRecordRaw[] = [
  { path: '/dispatch', name: 'dispatch', component: () => import('./board/DispatchPage.vue') },
  { path: '/dispatch/new', name: 'matter-new', component: () => import('./create/NewMatterPage.vue') },
  {
    path: '/dispatch/matters/:matterId(\\d+)',
    name: 'matter',
    component: () => import('./matter/MatterPage.vue'),
    props: idOf('matterId'),
  },
  {
    path: '/dispatch/assessment',
    name: 'dispatch-assessment',
    component: () => import('./assessment/AssessmentPage.vue'),
  },
  {
    path: '/dispatch/assessment/:assessmentId(\\d+)',
    name: 'dispatch-assessment-one',
    component: () => import('./assessment/OneAssessmentPage.vue'),
    props: idOf('assessmentId'),
  },
  { path: '/dispatch/draws', name: 'dispatch-draws', component: () => import('./draws/DrawsPage.vue') },
  { path: '/dispatch/draws/new', name: 'draw-new', component: () => import('./draws/NewDrawPage.vue') },
  {
    path: '/dispatch/draws/:drawId(\\d+)',
    name: 'draw',
    component: () => import('./draws/DrawPage.vue'),
    props: idOf('drawId'),
  },
  {
    path: '/dispatch/calendar',
    name: 'dispatch-calendar',
    component: () => import('./calendar/CalendarPage.vue'),
  },
];

import type { RouteRecordRaw } from 'vue-router';

/** Addresses of matters, their assessment, the calendar and random draws. */
export const dispatchRoutes: RouteRecordRaw[] = [];

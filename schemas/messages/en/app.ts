import type { app as zh } from '../zh/app.ts';

export const app: typeof zh = {
  name: 'Tonghui',
  skipToContent: 'Skip to content',
  navigation: {
    label: 'Main navigation',
    overview: 'Overview',
    map: 'Map',
    risk: 'Risk',
    dispatch: 'Dispatch',
    intake: 'Data intake',
    batches: 'Batches',
    matching: 'Matching',
    entities: 'Master data',
    sources: 'Sources',
    collapse: 'Collapse navigation',
    expand: 'Expand navigation',
  },
  workspace: {
    trial: 'Trial',
    trialHint:
      'Trial workspace: data comes in without a registered legal basis or approval number, and everything that leaves is stamped “trial”.',
    dataVersion: 'Data version {version}',
    dataVersionHint: 'Goes up by one with each publish, undo or correction.',
  },
  roles: {
    analyst: 'Analyst',
    liaison: 'Liaison',
    approver: 'Approver',
    leader: 'Leader',
    'system-administrator': 'System administrator',
    'security-administrator': 'Security administrator',
    'audit-administrator': 'Audit administrator',
  },
  coreNotices: {
    'sources-overdue': '{sources} sources are overdue, the longest by {days} days. See the sources page.',
    'batches-held':
      '{batches} batches are held and not published. Release or dismiss them on the batches page.',
    'pull-needs-you':
      'The scheduled pull “{pulls}” was not delivered by itself; see database pulls on the sources page.',
    'inbox-waiting': '{files} files in the inbox wait for a person.',
    'matters-near': '{matters} matters are near their deadline. See the dispatch page.',
    'matters-overdue': '{matters} matters are overdue and under supervision. See the dispatch page.',
  },
  language: { label: 'Language', zh: '中文', en: 'English' },
  settings: 'Display settings',
  theme: { label: 'Appearance', light: 'Light', dark: 'Dark', system: 'Match system' },
  help: {
    open: 'Keyboard shortcuts',
    title: 'Keyboard shortcuts',
    goOverview: 'Open the overview',
    goMap: 'Open the map',
    goRisk: 'Open risk',
    goDispatch: 'Open dispatch',
    goIntake: 'Open data intake',
    goBatches: 'Open batches',
    goMatching: 'Open matching',
    goEntities: 'Open master data',
    goSources: 'Open sources',
    toggleNavigation: 'Collapse or expand the navigation',
    showJobs: 'Show jobs',
    showHelp: 'Show this help',
  },
  connection: {
    connecting: 'Connecting to the Tonghui core…',
    lost: 'The connection to the Tonghui core was lost; what you see may be out of date. Reconnecting.',
    refused:
      'The Tonghui core refused this page: its access token is invalid or has expired. Open the page again from the window that started Tonghui.',
  },
  notices: {
    label: 'Notifications',
    empty: 'No notifications',
    clear: 'Clear',
    count: '{count} unread notifications',
  },
  actions: {
    cancel: 'Cancel',
    retry: 'Retry',
    dropFilter: 'Drop the filter “{name}”',
    clearFilters: 'Clear filters',
  },
  states: {
    failed: 'Could not be loaded',
    none: '—',
    noRows: 'No rows',
    unknownCode: 'No explanation on file ({code})',
  },
  notFound: {
    title: 'No such page',
    text: 'The address may have changed. Use the navigation on the left.',
  },
};

import type { calendar as zh } from '../../zh/dispatch/calendar.ts';

export const calendar: typeof zh = {
  lead: 'Deadlines count working days. A change holds for deadlines set from now on; those that stand are not moved.',
  year: 'Year',
  previous: 'Previous year',
  next: 'Next year',
  announced: 'As announced by the State Council',
  unannounced:
    'The holidays of {year} are not announced or not entered: Monday to Friday count as working days until they are. Enter them before deadlines run across a holiday.',
  months: 'The months of {year}',
  weekdays: { 1: 'Mo', 2: 'Tu', 3: 'We', 4: 'Th', 5: 'Fr', 6: 'Sa', 7: 'Su' },
  badges: { holiday: 'H', worked: 'W' },
  day: '{day} {weekday}, {kind}',
  dayNamed: '{day} {weekday}, {kind} ({name})',
  kinds: { working: 'working day', rest: 'day of rest', holiday: 'holiday', worked: 'worked' },
  keys: 'Arrow keys move by day and week, PageUp and PageDown by month; Enter changes a day.',
  workingDays: '{count} working days',
  edit: {
    title: '{day}, {weekday}',
    isWorking: 'This day is',
    working: 'worked',
    off: 'off',
    name: 'Name',
    namePlaceholder: 'Such as National Day',
    source: 'Notice',
    sourcePlaceholder: 'Such as 国办发明电〔2025〕7号',
    save: 'Save',
    reset: 'Back to what notices and weekday say',
    saved: '{day} was set',
    resetDone: '{day} is as it was',
  },
};

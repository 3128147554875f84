import type { dispatch as zh } from '../zh/dispatch.ts';
import { acts } from './dispatch/acts.ts';
import { assessment } from './dispatch/assessment.ts';
import { board } from './dispatch/board.ts';
import { calendar } from './dispatch/calendar.ts';
import { create } from './dispatch/create.ts';
import { draws } from './dispatch/draws.ts';
import { matter } from './dispatch/matter.ts';

export const dispatch: typeof zh = {
  title: 'Dispatch',
  lead: 'Warnings and matters go to the department in charge: accepted, handled, checked, closed, every step on record.',
  pages: 'Pages of dispatch',
  wholeCity: 'Whole city',
  thisMachine: 'operator of this machine',
  centreOnly: {
    title: 'Only the centre records matters and draws lots',
    text: 'Your role sees matters and results; ask the centre when something is to be recorded.',
  },
  tabs: { matters: 'Matters', assessment: 'Assessment', draws: 'Random draws', calendar: 'Working calendar' },
  states: {
    new: 'To assign',
    assigned: 'To accept',
    accepted: 'In work',
    handled: 'To check',
    verified: 'To close',
    closed: 'Closed',
  },
  due: {
    none: 'No deadline',
    left: '{count} working days left',
    today: 'Due today',
    over: '{count} working days overdue',
    justOver: 'Overdue',
  },
  acts,
  assessment,
  board,
  calendar,
  create,
  draws,
  matter,
};

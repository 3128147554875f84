import { acts } from './dispatch/acts.ts';
import { assessment } from './dispatch/assessment.ts';
import { board } from './dispatch/board.ts';
import { calendar } from './dispatch/calendar.ts';
import { create } from './dispatch/create.ts';
import { draws } from './dispatch/draws.ts';
import { matter } from './dispatch/matter.ts';

/** Texts of dispatching, a part per page. */
export const dispatch = {
  title: '调度处置',
  lead: '预警和事项派给责任部门，签收、办理、核验、办结，每一步都有记录。',
  pages: '调度处置的页面',
  wholeCity: '全市',
  thisMachine: '本机操作员',
  centreOnly: {
    title: '只有调度中心可以登记和抽取',
    text: '您的角色可以查看事项和结果；需要登记时请联系中心。',
  },
  tabs: { matters: '事项', assessment: '考核', draws: '双随机', calendar: '工作日历' },
  states: {
    new: '待派',
    assigned: '待签收',
    accepted: '办理中',
    handled: '待核验',
    verified: '待办结',
    closed: '已办结',
  },
  due: {
    none: '未定期限',
    left: '剩 {count} 个工作日',
    today: '今天到期',
    over: '逾期 {count} 个工作日',
    justOver: '已逾期',
  },
  acts,
  assessment,
  board,
  calendar,
  create,
  draws,
  matter,
};

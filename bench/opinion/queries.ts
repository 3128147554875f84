import type { TicketQuery } from '../../schemas/api/opinion/tickets.ts';

/** What people look for: frequent and rare words, several at once, single characters, filters with and without words, late pages. */
export const searchQueries: readonly Partial<TicketQuery>[] = [
  { query: '噪声扰民' },
  { query: '锦绣花园 电梯', order: 'relevance' },
  { query: '油烟直排', from: '2025-01-01', to: '2025-03-31' },
  { query: '小区' },
  { query: '拖欠工资', kinds: ['02'] },
  { query: '' },
  { query: '', channels: ['02'], from: '2026-01-01' },
  { query: '雨' },
  { query: 'KTV 噪声', order: 'relevance' },
  { query: '物业不作为', order: 'relevance' },
  { query: '停水', categories: ['公用事业'] },
  { query: '消防通道', urgency: ['hurt'] },
  { query: '路灯不亮', offset: 1_000 },
  { query: '反映强烈', order: 'relevance' },
  { query: '预付卡 健身', orgs: ['市市场监管局'] },
  { query: '没有这个词组' },
  { query: '工作人员到现场看过', order: 'relevance' },
  { query: '塌陷', tones: [1, 2] },
];

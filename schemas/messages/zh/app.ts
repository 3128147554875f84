/** Texts of the shell: navigation, top bar, and words that every page uses. */
export const app = {
  name: '通汇',
  skipToContent: '跳到正文',
  navigation: {
    label: '主导航',
    overview: '总览',
    intake: '数据接入',
    batches: '批次',
    sources: '数据来源',
    collapse: '收起导航',
    expand: '展开导航',
  },
  workspace: {
    trial: '试用',
    trialHint: '试用工作区：无须登记法律依据和批准文号即可接入数据，凡导出的内容都带有“试用”字样。',
    dataVersion: '数据版本 {version}',
    dataVersionHint: '每次发布、撤销或更正，数据版本加一。',
  },
  roles: {
    analyst: '分析员',
    liaison: '部门联络员',
    approver: '审批人',
    leader: '领导',
    'system-administrator': '系统管理员',
    'security-administrator': '安全管理员',
    'audit-administrator': '审计管理员',
  },
  /** What the core tells every window, by code. */
  coreNotices: {
    'sources-overdue': '{sources} 个来源逾期未报，最久已逾期 {days} 天。请到数据来源页查看。',
    'inbox-waiting': '收件箱里有 {files} 个文件需要人工处理。',
  },
  language: { label: '界面语言', zh: '中文', en: 'English' },
  settings: '界面设置',
  theme: { label: '外观', light: '浅色', dark: '深色', system: '跟随系统' },
  help: {
    open: '键盘快捷键',
    title: '键盘快捷键',
    goOverview: '打开总览',
    goIntake: '打开数据接入',
    goBatches: '打开批次',
    goSources: '打开数据来源',
    toggleNavigation: '收起或展开导航',
    showJobs: '查看任务',
    showHelp: '显示本说明',
  },
  connection: {
    connecting: '正在连接通汇核心……',
    lost: '与通汇核心的连接已中断，页面上的内容可能不是最新的。正在自动重连。',
    refused: '无法连接通汇核心：此页面的访问凭据无效或已过期。请从启动通汇的窗口重新打开页面。',
  },
  notices: {
    label: '通知',
    empty: '暂无通知',
    clear: '清空',
    count: '{count} 条未读通知',
  },
  actions: {
    cancel: '取消',
    retry: '重试',
    clearFilters: '清除筛选',
  },
  states: {
    failed: '未能读取',
    none: '—',
    noRows: '没有记录',
    unknownCode: '未登记的说明（{code}）',
  },
  notFound: {
    title: '没有这个页面',
    text: '地址可能已经变动。请从左侧导航进入。',
  },
};

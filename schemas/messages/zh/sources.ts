/** Texts of the page that lists who delivers what. */
export const sources = {
  title: '数据来源',
  lead: '每个来源是一个部门的一种数据。系统记住它的列对应，同样的表下次直接入库。',
  empty: {
    title: '还没有数据来源',
    text: '某部门的第一份文件入库后，来源会自动建立。',
    action: '去接入数据',
  },
  summary: '{sources} 个来源，{departments} 个部门，现有 {rows} 行',
  department: '部门',
  dataset: '数据集',
  connector: '格式',
  current: '现有行数',
  lastDelivery: '最近接入',
  none: '尚未接入',
  unmapped: '不发布',
  inbox: {
    /** Why a file stays in the inbox. */
    reasons: {
      'layout-new': '该部门还没有这种表，请打开确认列对应',
      'layout-changed': '表头与上次不同，请打开确认',
      'department-unknown': '不知道是哪个部门的文件：请放进以部门命名的子文件夹，或打开后选择部门',
      'batch-held': '该来源还有待处理的批次，请先放行或退回',
      'partly-delivered': '文件里还有表没有接入，原件先不移走：请接着接入其余的表，或自行移走文件',
      'partly-read': '压缩包里有文件读不出来，请打开核对后再决定',
    },
    receipt: '文件“{file}”已于 {at} 作为“{department}”的文件接收入库，原件不再保留。SHA-256：{sha256}',
    receiptBatch:
      '批次 {batch}（{state}）：交付 {delivered} 行 = 发布 {published} + 隔离 {quarantined} + 非数据 {nonData}',
  },
  basis: {
    legalBasis: '法律依据',
    approvalNumber: '批准文号',
    purpose: '用途',
    termUntil: '仍在期限内的授权',
  },
};

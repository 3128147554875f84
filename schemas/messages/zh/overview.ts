/** Texts of the overview: figures and charts with their definitions (口径), and the drawer of rows behind them. */
export const overview = {
  title: '总览',
  lead: '各部门已发布数据的汇总。点击任一数字、柱形或区域，可查看背后的记录。',
  definition: '口径',
  colon: '：',
  /** How far the data reaches, and how that is known. */
  dataDates: {
    period: '数据截至 {date}（所属期末）',
    event: '数据截至 {date}（最近一件）',
    delivery: '数据截至 {date}（交付日）',
  },
  noDataDate: '无数据',
  stale: '数据已更新，总览正在重新汇总',
  refreshing: '正在汇总……',
  wholeCity: '全市',
  figuresWholeCity: '指标为全市数，不随所选区域变化；下方图表为所选区域。',
  breadcrumb: '当前区域',
  onlyWholeCity: '全市，不随区域变化',
  asTable: '以表格显示',
  asChart: '以图形显示',
  showRows: '查看“{title}”的记录',
  none: '未填写',
  others: '其他',
  share: '占比',
  count: '数量',
  empty: {
    title: '还没有数据',
    text: '接入第一份部门数据后，这里会显示人口、房屋、企业、工单等指标和地图。',
    action: '接入数据',
    chart: '暂无“{dataset}”数据',
    chartHint: '接入含“{dataset}”的文件后显示。',
    area: '该区域暂无数据',
  },
  units: {
    person: '人',
    dwelling: '套',
    company: '户',
    ticket: '件',
    incident: '起',
    department: '个',
    row: '行',
  },
  figures: {
    persons: {
      title: '人口（本库实有）',
      definition:
        '人口数据集中当前有效的记录，经跨部门匹配后同一人只计一次；不含登记为迁出、死亡、注销的；是本库实有记录数，不是统计口径的人口数。',
    },
    'person-records': {
      title: '人口记录（本库实有）',
      definition: '人口数据集中当前有效的记录数；尚未跨部门匹配，同一人可能被多个部门重复计数，不是人口数。',
    },
    dwellings: {
      title: '房屋（本库实有）',
      definition: '房屋数据集中当前有效的记录，经匹配后同一套房屋只计一次。',
    },
    'dwelling-records': {
      title: '房屋记录（本库实有）',
      definition: '房屋数据集中当前有效的记录数；尚未跨部门匹配，同一套房屋可能重复计数。',
    },
    companies: {
      title: '法人和其他组织',
      definition: '法人数据集中当前有效的记录，经跨部门匹配后同一主体只计一次，不含已注销、迁出、撤销的。',
    },
    'company-records': {
      title: '法人记录（本库实有）',
      definition: '法人数据集中当前有效的记录数；尚未跨部门匹配，同一主体可能被多个部门重复计数。',
    },
    'tickets-30-days': {
      title: '近 30 日工单',
      definition: '受理时间在数据截至日及之前 29 日内的工单件数。',
    },
    'open-tickets': {
      title: '未办结工单',
      definition: '没有办结时间、状态也不是已办结或作废的工单件数；只统计提供过办结时间或工单状态的来源。',
    },
    'open-incidents': {
      title: '未办结事件',
      definition:
        '没有办结时间、也未注明化解成功的事件、纠纷和隐患起数；只统计提供过办结时间或办理结果的来源。',
    },
    departments: {
      title: '已接入部门',
      definition: '至少有一个批次处于已发布状态的部门数。',
    },
    'quarantined-rows': {
      title: '隔离行',
      definition: '已发布批次中因无法使用而未发布的行数，每一行都注明原因，可退回部门更正。',
    },
  },
  charts: {
    'population-pyramid': {
      title: '人口年龄结构',
      definition:
        '本库实有人口按周岁（截至数据日期）每 5 岁一组、按性别计数。同一人取信息最完整、版本最新的一条记录。',
      age: '年龄',
      male: '男',
      female: '女',
      oldest: '100 岁以上',
      unknown: '另有 {count} 人年龄或性别不详，未画出。',
    },
    'persons-by-area': {
      title: '人口分布',
      definition: '本库实有人口按网格编码所属的镇街、村（社区）、网格计数；各级颜色按区域数等分。',
      area: '区域',
      persons: '人数',
      elsewhere: '另有 {count} 人未标明区域或区域不在图上。',
      noMap: '接入带边界坐标的网格数据后显示地图。',
      drillDown: '点击区域进入下一级',
    },
    'tickets-per-day': {
      title: '每日工单',
      definition: '按受理日期计数的工单件数；均线为当日及之前 6 日的平均。无工单的日期计 0。',
      day: '日期',
      tickets: '工单',
      mean: '7 日平均',
    },
    'tickets-by-category': {
      title: '工单类别',
      definition: '全部已发布工单按部门提供的一级内容分类计数，列出最多的 9 类，其余合并。',
      category: '一级分类',
      none: '未分类',
    },
    'dwellings-by-kind': {
      title: '房屋使用情况',
      definition: '本库实有房屋按房屋类别（自住、出租、空置等）计数。',
      kind: '房屋类别',
    },
    'companies-by-kind': {
      title: '法人类型',
      definition: '法人和其他组织按企业类型计数。',
      kind: '企业类型',
    },
    'coverage-by-department': {
      title: '部门数据覆盖',
      definition:
        '各部门当前有效的记录数；百分比为该部门掌握的不同人员、房屋或主体占本库全部已知的比例，须先完成匹配。',
      department: '部门',
      dataset: '数据集',
      rows: '记录数',
      entities: '不同主体数',
    },
  },
  rows: {
    total: '共 {count} 条记录',
    masked: '个人信息已脱敏；每次查看都会留痕。',
    department: '来源部门',
    file: '文件',
    sheet: '工作表',
    rowNumber: '行号',
    age: '年龄',
    loading: '正在读取……',
    yes: '是',
    no: '否',
  },
};

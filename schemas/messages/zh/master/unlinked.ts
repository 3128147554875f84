/** Figures that count records without a link, with what missed matches make of them. */
export const unlinked = {
  lead: '没有关联上，不等于不存在：漏掉的匹配也会让人和房、企业和税务对不上。这里每个数都附漏匹配的估计和修正后的区间。',
  figures: {
    'dwellings-without-people': {
      title: '没有居民的房屋',
      definition: '没有查到有人居住的住宅（套）；没有地址的房屋不计入。',
    },
    'people-without-dwelling': {
      title: '没有住处的居民',
      definition: '人口登记里有、但没有查到住在哪套房屋的居民（人）；已死亡、迁出、注销的不计入。',
    },
    'registered-elsewhere': {
      title: '人户分离',
      definition: '户籍登记的房屋与居住的房屋不同的居民（人）。',
    },
    'companies-not-at-registered-address': {
      title: '不在注册地址的法人',
      definition: '注册地址与经营地址对应到不同房屋或地点的法人（户）。',
    },
    'companies-only-at-tax': {
      title: '只有税务掌握的法人',
      definition: '税务部门有记录、市场监管部门没有的法人（户）；在民政部门登记的不计入。',
    },
    'companies-not-at-tax': {
      title: '税务未掌握的法人',
      definition: '市场监管部门登记在营、税务部门没有记录的法人（户）。',
    },
  },
  of: '共 {count} 个中',
  missed: '估计漏匹配 {share}',
  interval: '修正后 {low} 至 {high}（95%）',
  range: '计数与修正区间',
  notable: '扣除漏匹配后仍明显存在，值得核查。',
  noise: '漏匹配足以解释这个数，不能说明问题。',
  unknown: '漏匹配的比例还无法估计，不能判断。',
  noData: '无数据',
  noDataHint: '所需的来源还没有交付。',
  stale: '按上一版数据',
  show: '查看这 {count} 个',
  total: '共 {count} 个',
  listHint: '个人信息已脱敏；每次查看都会留痕。',
  noList: '没有可以列出的实体',
};

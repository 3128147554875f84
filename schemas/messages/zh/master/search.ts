/** The search for entities. */
export const search = {
  label: '查找居民、房屋、法人或网格',
  placeholder: '姓名、证件号码、信用代码、网格编码、地址或拼音首字母',
  kinds: '查找哪一类',
  allKinds: '全部',
  hint: '按 / 开始输入，↑↓ 选择，Enter 打开。结果已脱敏；每次查找都会留痕。',
  searching: '正在查找……',
  total: '找到 {count} 个',
  results: '查找结果',
  departments: '{count} 个部门掌握',
  inGrid: '网格 {grid}',
  inDivision: '区划 {grid}',
  matchedBy: {
    name: '名称相符',
    initials: '拼音首字母相符',
    number: '证件号码相符',
    code: '代码相符',
    address: '地址相符',
  },
  clear: '清空',
  empty: {
    title: '输入几个字就能查找',
    text: '可以输入：姓名或企业名称（张三）、拼音首字母（zs）、居民身份证号、统一社会信用代码、不动产单元号、网格编码、地址（人民路 12 号）。',
  },
  none: {
    title: '没有找到“{text}”',
    text: '可以试试：只输入名称的一部分；号码完整输入，不带空格；地址从道路名或小区名开始；或者取消上方的类别限制。刚接入的数据要匹配之后才能查到。',
  },
};

/**
 * Texts of what the closed loop puts on paper: the assignment (交办单) with its feedback form (反馈表), and the list of a random
 * draw. They go to departments: they are written in Chinese whatever the interface speaks.
 */
export const forms = {
  trial: '试用',
  assignment: {
    title: '交办单',
    sheet: '交办单',
    supervised: '督办',
    facts: {
      number: '事项编号',
      from: '交办单位',
      to: '承办单位',
      matter: '事项',
      level: '预警等级',
      area: '区域',
      description: '情况',
      item: '权责事项',
      origin: '来源',
      assigned: '交办时间',
      due: '办理时限',
      made: '本单生成时间',
    },
    levels: { red: '红（特别重大）', orange: '橙（重大）', yellow: '黄（较大）', blue: '蓝（一般）' },
    origins: { warning: '风险预警 {number}', system: '{system} {number}', hand: '人工登记' },
    wholeCity: '全域',
    note: '请在办理时限前填写后附的反馈表，交回交办单位；不属本单位职责的，请在结论中填“退回”并写明理由。',
  },
  feedback: {
    title: '反馈表',
    sheet: '反馈表',
    header: { item: '项目', content: '填写内容' },
    rows: {
      number: '事项编号',
      mark: '防伪标记（请勿改动）',
      department: '承办单位',
      conclusion: '办理结论（填“办结”或“退回”）',
      account: '办理情况（退回的写明理由）',
      filled: '填表日期',
    },
    conclusions: { done: '办结', returned: '退回' },
    seal: '（承办单位盖章）',
  },
  draw: {
    title: '双随机抽查名单',
    sheets: { result: '抽取结果', companies: '企业名录', inspectors: '人员名录', proof: '证明' },
    columns: {
      order: '序号',
      name: '企业名称',
      uscc: '统一社会信用代码',
      key: '抽取用标识',
      inspectors: '检查人员',
    },
    proof: {
      title: '抽查事项',
      seed: '种子',
      frame: '名录（企业家数 / 人员人数）',
      hash: '名录 SHA-256',
      drawn: '抽取时间',
      by: '抽取人',
      dataVersion: '数据版本',
      excluded: '名录只含在营的企业和组织；个体工商户视同个人，不列入、不抽取。',
      method: '怎样复核',
      steps: [
        '名录：企业按“抽取用标识”、人员按姓名，均按字符编码从小到大排列；名录哈希 = SHA-256（各企业标识，每个后接换行，再接一个换行，再接各人员，每个后接换行；UTF-8）。',
        '抽企业（RFC 3797 第 4 节，散列改用 SHA-256）：第 n 次（n 从 0 起）计算 SHA-256（n 的两字节大端序 + 种子 + n 的两字节大端序），作为大端序整数对剩余家数取余，取剩余名录中的该位（从 0 起），并从名录中去掉。',
        '派人员：种子后加“/inspectors/”和轮次（从 1 起），用同样办法把人员名录全部抽完，得到一个顺序；按此顺序依次每 k 人派给一家企业，余下不足 k 人的不用，进入下一轮。',
      ],
    },
  },
} as const;

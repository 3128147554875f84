/** Titles, definitions and words of the charts of the workbench and of the report. */
export const charts = {
  dataVersion: '数据版本 {version}',
  comparison: '比较',
  level: '等级',
  bits: '证据（比特）',
  weight: '分值（比特）',
  probability: '匹配概率',
  pairs: '记录对',
  prior: '先验',
  precision: '精确率',
  recall: '召回率',
  f1: 'F1',
  threshold: '阈值',
  m: 'm：同一个的记录对中',
  u: 'u：不同的记录对中',
  before: '之前（版本 {version}）',
  weights: {
    title: '匹配分量',
    definition:
      '每个等级出现时证据增减的比特数，log₂(m/u)；加 1 比特，是同一个的可能性翻一倍。先验是任取两条记录的起点。',
    earlier: '浅色短线是对照版本的分量。',
  },
  shares: {
    title: 'm 与 u 概率',
    definition: '各等级在同一个的记录对中（m）和在不同的记录对中（u）出现的概率。',
  },
  history: {
    title: '训练过程',
    definition: 'EM 每一轮中变动最大的概率变动了多少（对数刻度）；低于虚线即收敛。',
    iteration: '轮次',
    change: '最大变动',
    matchShare: '候选对中的匹配占比',
    limit: '收敛界限 {value}',
  },
  histogram: {
    title: '分值分布',
    definition:
      '候选记录对按分值计数；深色达到阈值。下图为从某个分值起全部判为同一个时的精确率、召回率和 F1，按模型估计，未验证。',
    matches: '预计真实匹配',
  },
  waterfall: {
    title: '证据累加',
    definition: '从先验开始，逐项加上各比较的证据，得到这对记录的分值。',
    step: '步骤',
    sum: '累计（比特）',
    rarity: '取值频率',
    together: '{names} 的重叠修正',
    total: '分值',
  },
  roc: {
    title: 'ROC 曲线',
    definition: '阈值从高到低：人工判为同一个的判出多少（纵），判为不同的误判多少（横）。',
    falsePositiveRate: '误判率',
  },
  precisionRecall: {
    title: '精确率–召回率曲线',
    definition: '阈值从高到低时，在人工判断过的记录对上的召回率（横）和精确率（纵）。',
  },
  unlinkable: {
    title: '记录与自身的分值',
    definition: '每条记录与自己比较能得到的分值。低于阈值的记录信息太少，不可能匹配上任何记录。',
    records: '记录',
  },
};

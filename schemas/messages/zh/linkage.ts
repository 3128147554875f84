import { audit } from './linkage/audit.ts';
import { charts } from './linkage/charts.ts';
import { clusters } from './linkage/clusters.ts';
import { model } from './linkage/model.ts';
import { comparisons, levels } from './linkage/names.ts';
import { evaluation, overview, scores, training, unlinkable } from './linkage/pages.ts';
import { pair } from './linkage/pair.ts';
import { report } from './linkage/report.ts';
import { review } from './linkage/review.ts';

/** Texts of the matching workbench, a part per page. */
export const linkage = {
  title: '匹配',
  lead: '把各部门的记录归到同一人、同一法人、同一房屋。',
  entity: '匹配对象',
  entities: { person: '人口', 'legal-entity': '法人', dwelling: '房屋' },
  pages: '匹配工作台的页面',
  tabs: {
    overview: '概况',
    model: '模型',
    training: '训练',
    scores: '分值',
    review: '复核',
    clusters: '实体',
    audit: '抽查',
    evaluation: '评估',
    unlinkable: '无法匹配',
  },
  unverified: '未验证',
  unverifiedHint: '精确率和召回率由模型估计，尚未用随机抽查核实。完成抽查后显示实测值和区间。',
  learnt: {
    none: '没有可学习的记录对（只有一个部门的数据？）',
    few: '按模型估计；模型只学习了 {pairs} 对记录，估计不可靠',
  },
  run: {
    action: '运行匹配',
    actionHint: '只匹配上次运行之后变化的记录，按已训练的模型计分',
    train: '重新训练并匹配',
    trainHint: '用当前记录和复核结论重新估计各项证据的分量，再全部匹配一遍',
    ended: '匹配完成：{records} 条记录归为 {entities} 个',
    verdictsWait: '匹配进行中，结论会在完成后保存',
    running: '正在匹配：{step}',
    queued: '匹配任务排队中',
    cancel: '取消',
  },
  audit,
  charts,
  clusters,
  comparisons,
  evaluation,
  levels,
  model,
  overview,
  pair,
  report,
  review,
  scores,
  training,
  unlinkable,
};

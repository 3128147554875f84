import { categories } from './categories.ts';

/** A matter for which somebody answers: its department and the words by which it is known. */
export interface Responsibility {
  matter: string;
  department: string;
  words: string[];
  kind: 'request' | 'dispute' | 'hazard';
}

const disputes = `
邻里纠纷|司法局|邻里、楼道堆物、漏水、噪音
物业纠纷|住建局|物业、物业费、公共收益
劳资纠纷|人社局|劳资、拖欠工资、欠薪、工人、班组
婚姻家庭纠纷|民政局|婚姻家庭、夫妻、抚养
医患纠纷|卫健委|医患、患者、门诊、医院
征拆纠纷|自然资源局|征拆、征地、拆迁、补偿、安置
消费纠纷|市场监管局|消费、预付卡、退换货
环保纠纷|生态环境局|环保、油烟、噪声、异味、污染
交通事故纠纷|公安局|交通事故、刮擦
土地承包纠纷|农业农村局|土地承包、界址、流转
房屋租赁纠纷|住建局|房屋租赁、房东、租客、押金
涉诉涉访事项|信访局|涉诉、涉访、信访、判决`;

const hazards = `
消防安全|消防救援支队|消防、疏散通道、安全出口、灭火器、消防栓
用电安全|应急管理局|用电、配电箱、私拉电线、插排
危化品储存|应急管理局|危化品、易燃品、储存
有限空间作业|应急管理局|有限空间、气体检测
特种设备|市场监管局|特种设备、叉车、压力容器
建筑施工|住建局|建筑施工、脚手架、基坑、临边
燃气安全|住建局|燃气、气瓶、软管
粉尘涉爆|应急管理局|粉尘、涉爆、除尘
群租房|公安局|群租、隔断
危旧房屋|住建局|危旧房屋、危房、墙体开裂
水域安全|水务局|水域、护栏、救生
道路隐患|交通运输局|道路、路口、标线`;

/** Everything that somebody answers for: what citizens call about, and the kinds of disputes and hazards. */
export const responsibilities: readonly Responsibility[] = [
  ...categories.map(({ name, handler, group }): Responsibility => ({
    matter: name,
    department: `市${handler}`,
    words: [name, group],
    kind: 'request',
  })),
  ...tableOf(disputes, 'dispute'),
  ...tableOf(hazards, 'hazard'),
];

function tableOf(table: string, kind: Responsibility['kind']): Responsibility[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [matter, department, words] = line.split('|') as [string, string, string];
      return { matter, department: `市${department}`, words: [matter, ...words.split('、')], kind };
    });
}

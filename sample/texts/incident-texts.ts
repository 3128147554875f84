/** Kinds of disputes and hazards with sentences; the notation is that of `categories.ts`. */
export interface IncidentKind {
  name: string;
  sentences: string[];
}

const kinds = (table: string): IncidentKind[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [name, ...sentences] = line.split(/\|(?![^[]*\])/);
      return { name: name!, sentences };
    });

export const disputeKinds = kinds(`
邻里纠纷|{estate}两户因[楼道堆物|漏水|噪音|宠物]发生争执，[已劝开|双方情绪激动]|{estate}住户因[晾晒位置|空调外机|阳台花盆]产生矛盾，[持续{days}|经{times}劝说未和解]
物业纠纷|{estate}业主因[物业费上涨|公共收益不公开|电梯停运]与物业发生纠纷，[{number}人到场|拒缴物业费]
劳资纠纷|{place}工地[{number}名工人|班组]因工资[拖欠{months}|结算金额不一致]发生纠纷，涉及{money}
婚姻家庭纠纷|{estate}夫妻因[家庭琐事|子女抚养|经济问题]争吵，[社区已上门|网格员已联系亲属]
医患纠纷|患者家属因[治疗效果|费用]与{place}门诊发生争议，[要求赔偿{money}|已引导走医疗调解]
征拆纠纷|{estate}村民因[补偿标准|安置面积|过渡费发放]提出异议，[{number}户联名|要求公开评估报告]
消费纠纷|{place}商户与顾客因[预付卡|退换货|缺斤少两]争执，涉及{money}
环保纠纷|{place}居民因[油烟|噪声|异味]与经营户发生矛盾，[要求停业整改|已多次反映]
交通事故纠纷|{place}发生[电动车与行人|两车]刮擦，双方对[责任|赔偿金额{money}]有争议
土地承包纠纷|{estate}两户对[田埂界址|承包面积|流转租金]有争议，[需现场测量|村委会已介入]
房屋租赁纠纷|{estate}房东与租客因[押金{money}|提前退租|设施损坏]发生纠纷
涉诉涉访事项|{place}当事人对[判决执行|处理意见]不满，[要求复查|已安排接访]`);

export const hazardKinds = kinds(`
消防安全|[疏散通道|安全出口]被[货物|桌椅]堵塞，位于{place}|[灭火器过期|消防栓无水|喷淋系统未启用]，共{number}处
用电安全|[配电箱无防护|私拉电线|电线绝缘老化]，位于{place}[仓库|厨房|车间]|插排串联使用，[充电电池|大功率电器]无人看管
危化品储存|[易燃品与氧化剂混放|超量储存|未设泄漏收集]，位于{place}
有限空间作业|[未做气体检测|无作业审批|缺少监护人员]，作业点在{place}
特种设备|[叉车|行车|压力容器]未[按期检验|持证操作]，共{number}台
建筑施工|[临边防护缺失|脚手架连墙件不足|基坑积水]，工地位于{place}
燃气安全|[软管老化|未装报警器|气瓶间堆放杂物]，位于{place}[餐饮|食堂]
粉尘涉爆|[除尘管道积尘|未使用防爆电器|清扫记录缺失]，车间位于{place}
群租房|{estate}[隔断{number}间|使用易燃隔板|没有逃生窗]
危旧房屋|{estate}[墙体开裂|屋面渗漏|构件锈蚀]，[需鉴定|已设警示]
水域安全|{place}附近[护栏缺失|警示牌破损|无救生设施]
道路隐患|{place}路口[视线被遮挡|标线磨损|护栏变形]`);

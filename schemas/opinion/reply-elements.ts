/** What a full answer to a citizen says. */
export const replyElements = ['who', 'what', 'when', 'contact', 'outcome'] as const;
export type ReplyElement = (typeof replyElements)[number];

/** By which words an answer says it, as regular expressions: our own list. */
export const replyElementWords: Readonly<Record<ReplyElement, string>> = {
  // Who looked at the matter
  who: '工作人员|执法人员|执法队员|民警|网格员|技术人员|专班|负责人|责任人|我(?:局|街道|镇|委|办|中心|单位|区|市|县|院|校|大队|公司)|[\\p{Script=Han}]{2,12}(?:局|街道办|街道|办事处|委员会|大队|支队|中队|社区|物业公司|管理处|管理所|镇政府)',
  // What was done
  what: '现场|核查|核实|调查|查看|走访|约谈|整改|清理|清运|清除|拆除|督促|责令|维修|修复|抢修|更换|处罚|立案|协调|沟通|劝导|巡查|检查|检测|安装|施工|整治|查处|调解|排查|取缔|化解|发放|办理完毕',
  // When
  when: '\\d{4}年|\\d{1,2}月(?:\\d{1,2}日|底|份|初|中旬|上旬|下旬)|\\d{1,2}日|(?:今|明|去|本)(?:年|日|天|月|周)|近期|日前|目前|上午|下午|个?工作日|季度|\\d+(?:天|小时|个月)内',
  // Whom to turn to
  contact:
    '联系电话|联系人|联系方式|咨询电话|服务热线|热线|致电|拨打|来电|电话[:：]|\\d{3,4}-?\\d{7,8}|1\\d\\*+',
  // What came of it, or is promised
  outcome:
    '已(?:解决|完成|办结|整改|恢复|清理|拆除|修复|安装|发放|退还|退款|到位|落实|经)|将(?:于|在|进一步|继续|加强|尽快|加大|对|会|按)|计划|预计|拟|下一步|后续|承诺|确保|力争|不予|无法|不符合|不属于|符合|可以(?:申请|办理)|表示(?:满意|理解|认可|感谢)',
};

/** One matter as several callers tell it: what they name alike, and each one's own words. See `compose.ts` for `{…}` and `[a|b]`. */
export interface RepeatedText {
  /** Name of its category. */
  category: string;
  /** Who or what it is about: one of these for all who call of it. */
  about: readonly string[];
  titles: readonly string[];
  sentences: readonly string[];
}

/** In these texts `{about}` is the same for all tickets of one matter, and so is `{building}`. */
export const repeatedTexts: readonly RepeatedText[] = [
  {
    category: '噪声扰民',
    about: ['金嗓子KTV', '海岸线酒吧', '老码头烧烤', '蓝鲸健身房', '星空台球厅'],
    titles: ['{estate}旁{about}噪音扰民', '投诉{about}深夜吵闹', '{about}音响声太大，{estate}居民无法休息'],
    sentences: [
      '{estate}楼下的{about}[每天营业到凌晨两点|通宵营业]，音响声震得窗户都在响，[老人孩子根本睡不着|整栋楼都在抱怨]',
      '反映{estate}附近{about}夜间噪音很大，[客人在门口大声喧哗|重低音一直传到卧室]，[报过警但过几天又照旧|物业说管不了]',
      '{about}就开在{estate}{building}旁边，[没有做隔音|门一直开着]，噪音从晚上九点响到后半夜',
      '我住{estate}，{about}的噪音问题[已经持续{months}|投诉{times}]还没有解决',
    ],
  },
  {
    category: '油烟污染',
    about: ['渔家小馆', '川味火锅店', '老街烤鱼', '巷口大排档', '顺风快餐'],
    titles: ['{estate}底商{about}油烟直排', '{about}油烟扰民', '请查处{estate}楼下{about}'],
    sentences: [
      '{estate}{building}一楼的{about}把油烟管道直接接到[外墙|下水道|楼梯口]，楼上住户不敢开窗',
      '{about}没有安装油烟净化设备，[每到饭点|一天到晚]{estate}整栋楼都是油烟味',
      '投诉{estate}底商{about}：排烟口正对居民窗户，[衣服晒出去全是油味|家里老人有哮喘]',
      '{estate}居民再次反映{about}油烟问题，[环保来过一次没有效果|商家承诺整改却没有动作]',
    ],
  },
  {
    category: '电梯故障',
    about: ['东侧电梯', '西侧电梯', '2号电梯', '货梯'],
    titles: [
      '{estate}{building}电梯停运',
      '{estate}{building}{about}坏了没人修',
      '关于{estate}电梯故障的诉求',
    ],
    sentences: [
      '{estate}{building}的{about}[上周就停了|坏了好几天]，物业只贴了一张通知，[高层住户只能爬楼|家里有坐轮椅的老人下不了楼]',
      '{building}{about}又坏了，这是{estate}今年第三次停用，[维修基金迟迟批不下来|维保公司说等配件]',
      '请督促{estate}物业尽快修好{building}{about}，[昨晚还困住两个孩子|门关到一半会弹开]',
      '{estate}{building}只剩一部电梯能用，{about}停运后早高峰要等二十分钟',
    ],
  },
  {
    category: '供水问题',
    about: ['二次供水水箱', '主水管', '加压泵房', '水表井'],
    titles: ['{estate}停水', '{estate}自来水浑浊', '{estate}供水问题请尽快处理'],
    sentences: [
      '{estate}从[今天早上|昨天下午]开始没有水，说是{about}出了问题，[没人告诉什么时候恢复|也没有送水车]',
      '{estate}{building}自来水[又黄又浑|有股铁锈味]，邻居都说是{about}[很久没有清洗|老化]造成的',
      '我们{estate}整个小区停水，物业说{about}在抢修，[做饭都没水|家里有婴儿]，请供水部门快点处理',
      '{estate}的{about}[破裂|漏水]，路面都被淹了，[水流了一夜|楼上没有水压]',
    ],
  },
  {
    category: '道路破损',
    about: ['小学门口', '公交站旁', '菜市场路口', '加油站对面'],
    titles: ['{road}{about}路面塌陷', '{road}大坑无人修补', '{estate}附近{road}道路破损'],
    sentences: [
      '{road}{about}的路面塌了一个大坑，靠近{estate}，[已经有电动车摔倒|晚上根本看不见]',
      '{estate}门前{road}{about}坑洼不平，[一下雨全是积水|车底盘都刮坏了]，一直没有人来修',
      '{road}（{estate}段）{about}有个深坑，[只放了一个雪糕筒|围挡围了半个月没动静]，请尽快修复',
    ],
  },
  {
    category: '垃圾清运',
    about: ['北门垃圾站', '地下车库出口', '儿童游乐场旁', '河边空地'],
    titles: ['{estate}{about}垃圾成堆', '{estate}垃圾无人清运', '反映{estate}{about}臭味'],
    sentences: [
      '{estate}{about}的垃圾堆了[一个多星期|很多天]，[苍蝇乱飞|臭气熏天]，没有人来拉',
      '{about}成了{estate}的垃圾场，[装修垃圾和生活垃圾混在一起|桶都满出来了]，物业说环卫不来收',
      '住在{estate}{building}，一开窗就是{about}的垃圾臭味，[老人都闻得头晕|孩子不肯下楼]',
    ],
  },
  {
    category: '违法建设',
    about: ['顶楼阳光房', '一楼后院小屋', '架空层铁皮棚', '天台彩钢房'],
    titles: ['{estate}{building}违建', '举报{estate}{building}{about}', '{estate}有人私搭乱建'],
    sentences: [
      '{estate}{building}有住户正在搭{about}，[敲了一个星期|材料堆满楼道]，城管还没有来拆',
      '举报{estate}{building}的{about}，[没有任何审批手续|承重墙都动了]，楼下住户很担心',
      '{building}的{about}越盖越大，{estate}业主联名要求拆除，[雨水都排到邻居家|挡住了采光]',
    ],
  },
  {
    category: '停车管理',
    about: ['东门消防通道', '幼儿园门口', '3号车库入口', '南侧支路'],
    titles: ['{estate}{about}乱停车', '{estate}{about}被堵', '请治理{estate}停车乱象'],
    sentences: [
      '{estate}{about}天天停满外来车辆，[救护车都开不进来|接送孩子没法走]',
      '{about}又被车堵死了，{estate}物业[只收钱不管事|说没有执法权]，请交警来看看',
      '反映{estate}{about}违停严重，[早上七点半最乱|晚上两边都停]，已经打了{times}电话',
    ],
  },
  {
    category: '预付卡纠纷',
    about: ['悦动健身', '蓝海游泳馆', '美丽人生美容院', '小博士早教', '洁净洗车行'],
    titles: ['{about}关门跑路', '{about}不退会员卡余额', '{estate}{about}突然停业，要求退款'],
    sentences: [
      '在{estate}附近的{about}办了年卡，[上周去发现已经关门|老板电话打不通]，卡里还有{money}',
      '{about}（{road}店）突然停业，[群里几十个会员都没拿到退款|门口贴了转让]，本人余额{money}',
      '投诉{about}：充值{money}后店铺关门，[商家失联|说换了老板不认]，同小区{estate}好多人受骗',
    ],
  },
  {
    category: '燃气问题',
    about: ['调压箱', '地埋管道', '楼道立管', '阀门井'],
    titles: ['{estate}有燃气味', '{estate}{about}疑似漏气', '{estate}停气'],
    sentences: [
      '{estate}{building}楼下的{about}有很浓的燃气味，[抢修的人来过又走了|大家都不敢做饭]，请马上检查',
      '{about}漏气，{estate}从[昨晚|今天上午]停气到现在，[没有通知什么时候恢复|家里没法做饭]',
      '{estate}的{about}好几天都能闻到煤气味，[邻居也打过电话|很担心爆炸]',
    ],
  },
  {
    category: '拖欠工资',
    about: ['滨海雅居二期工地', '东方广场装修项目', '港口仓库扩建工地', '科技园三号楼工地'],
    titles: ['{about}拖欠农民工工资', '{about}欠薪', '在{about}干活拿不到工资'],
    sentences: [
      '我在{about}（{road}）[做木工|扎钢筋|刷涂料]，[包工头|劳务公司]拖了{months}工资没给，一共{money}',
      '{about}的[项目部|总包]说钱已经付了，包工头说没收到，我们班组{number}个人的工资没有着落',
      '再次反映{about}欠薪，[说好月底发又没发|老板躲着不见]，欠我{money}',
    ],
  },
  {
    category: '物业服务',
    about: ['门禁系统', '地下车库排水泵', '监控', '单元门', '消防水泵'],
    titles: ['{estate}物业不作为', '{estate}{about}坏了没人管', '投诉{estate}物业公司'],
    sentences: [
      '{estate}的{about}坏了[快两个月|很久]，物业[收费积极修东西不积极|换了三个经理都不解决]',
      '物业一直不修{estate}{about}，[外面的人随便进出|一下雨车库就进水]，业主要求公示维修资金',
      '{estate}业主投诉物业：{about}形同虚设，[前天有人家里被盗|多次反映推给开发商]',
    ],
  },
];

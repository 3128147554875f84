import type { Random } from '../../sample/base/random.ts';
import { mostly, oneOf, type Column } from './pick.ts';

const list = (text: string) => text.trim().split(/\s+/);
const towns = list(
  '杨舍镇 塘桥镇 金港镇 锦丰镇 乐余镇 凤凰镇 南丰镇 大新镇 督府街道 盐市口街道 春熙路街道 栖霞街道 尧化街道',
);
const villages = list('福前 农联 百桥 西闸 善港 永联 东莱 斜桥 城北 前溪 蒋桥 徐丰 李巷 旺西 河西 双塘');
const villageEnds = list('村 村 社区 社区 村委会 社区居委会');
const counties = list(
  '江苏省张家港市 江苏省江阴市 安徽省怀宁县 河南省固始县 四川省成都市锦江区 张家港市 江阴市 固始县 涟水县 阜宁县',
);
const countyCodes = list('320582 320281 340822 411525 510104 320826 320923 341322 522401 320521');
const roads = list(
  '人民中路 长安南路 沙洲西路 港城大道 暨阳湖大道 东环路 南苑路 学前街 建农路 河西路 振兴巷 府前街',
);
const estates = list('花园浜 湖滨国际 万红三村 怡景湾 缇香广场 前溪新村 城西花苑 悦丰里 梁丰花园 中联皇冠');

const bits = (random: Random, length: number) =>
  Array.from({ length }, () => String(random.below(10))).join('');
const village = (random: Random) => random.pick(villages) + random.pick(villageEnds);

export const county: Column = oneOf(
  (random) => () => random.pick(countyCodes),
  (random) => () => random.pick(counties),
);
export const town: Column = oneOf(
  (random) => () => random.pick(towns),
  (random) => () => random.pick(towns),
  (random) => () => `320582${random.pick(['001', '100', '101', '102', '104'])}`,
);
export const community: Column = oneOf(
  (random) => () => village(random),
  (random) => () => village(random),
  (random) => () => `3205821${bits(random, 2)}${random.pick(['001', '002', '201', '205', '210'])}`,
);
export const area: Column = oneOf(
  town,
  county,
  (random) => () => random.pick(list('市区 高新区 保税区 冶金园 经开区')),
);

const door = (random: Random) => {
  const place = random.below(3);
  if (place === 0)
    return `${random.pick(estates)}${random.between(1, 40)}幢${random.chance(0.5) ? `${random.between(1, 4)}单元` : ''}${random.between(1, 18)}0${random.between(1, 4)}室`;
  if (place === 1) return `${random.pick(roads)}${random.between(1, 400)}号`;
  return `${random.pick(villages)}村${random.between(1, 30)}组${random.between(1, 60)}号`;
};

export const address: Column = (random) => {
  const prefix = random.pick(['', '', '张家港市', '江苏省张家港市', '江苏省苏州市张家港市']);
  return () => `${prefix}${prefix && random.chance(0.8) ? random.pick(towns) : ''}${door(random)}`;
};

/** Where something happened: also corners, squares and whole estates. */
export const spot: Column = mostly(
  address,
  (random) => () =>
    random.chance(0.5)
      ? `${random.pick(roads)}与${random.pick(roads)}交叉口`
      : `${random.pick(estates)}${random.pick(['东门', '地下车库', '北侧河边', ''])}`,
);

export const gridCode: Column = oneOf(
  (random) => () => `320582${bits(random, 6)}${random.pick(['001', '002', '003', '011'])}`,
  (random) => () => `3205821020${bits(random, 5)}`,
  (random) => () => `320582${bits(random, 12)}`,
);
export const gridName: Column = oneOf(
  (random) => () => `${village(random)}第${random.pick([...'一二三四五六七八九'])}网格`,
  (random) => () => `${random.pick(villages)}${bits(random, 2)}网格`,
  (random) => () => `${random.pick(towns)}${random.pick(villages)}网格${random.between(1, 12)}`,
);

const trades = list('机械制造 贸易 物流 纺织 餐饮管理 建筑工程 物业服务 电子科技 化工 食品 房产经纪');
const forms = list('有限公司 有限公司 有限责任公司 厂 经营部 股份有限公司 （普通合伙） 农民专业合作社');
export const company: Column = (random) => () =>
  random.chance(0.12)
    ? `张家港市${random.pick(towns)}${random.pick(list('阿强 老街坊 鑫旺 美佳'))}${random.pick(list('超市 面馆 理发店 五金店'))}`
    : `${random.pick(list('张家港市 江苏 苏州 张家港保税区'))}${random.pick(list('永钢 沙景 华尔润 宏宝 澳洋 长江 鑫源 盛泰'))}${random.pick(trades)}${random.pick(forms)}`;

export const agency: Column = (random) => () =>
  random.chance(0.5)
    ? `${random.pick(list('市 张家港市'))}${random.pick(list('城市管理局 住房和城乡建设局 公安局 人力资源和社会保障局 市场监督管理局 生态环境局 水务局 交通运输局 卫健委'))}`
    : random.pick(
        list(
          '杨舍镇人民政府 塘桥镇政府 城管局 住建局 供电公司 华润燃气 给排水公司 督府街道办事处 经开区管委会',
        ),
      );
export const employer: Column = mostly(
  company,
  (random) => () =>
    random.pick(list('市第一人民医院 梁丰小学 自由职业 务农 个体经营 杨舍镇政府 中国银行张家港支行')),
);

import type { Label } from './labels.ts';

/** A word that ends a name. To teach the parser another, add a line. */
export interface NameForm {
  /** `remainder`: a stretch that belongs together and is no component, as a firm's name. */
  label: Label | 'remainder';
  /** Words that mean the same, apart by spaces. */
  endings: string;
  /** How doubtful it is that these words end such a name: 0 certain, 3 seldom. */
  cost: number;
  /** How many characters may stand before it. */
  body: readonly [number, number];
}

export const nameForms: readonly NameForm[] = [
  { label: 'province', endings: '省 自治区', cost: 0.5, body: [2, 7] },
  { label: 'city', endings: '市', cost: 1.5, body: [2, 5] },
  { label: 'city', endings: '自治州 地区 盟', cost: 1, body: [2, 12] },
  { label: 'district', endings: '区', cost: 2, body: [2, 4] },
  { label: 'district', endings: '县 市 旗', cost: 1.5, body: [2, 4] },
  { label: 'district', endings: '自治县 自治旗', cost: 0, body: [2, 10] },
  { label: 'town', endings: '街道 街道办事处 街道办', cost: 0, body: [2, 6] },
  { label: 'town', endings: '镇', cost: 0.5, body: [1, 5] },
  { label: 'town', endings: '乡 民族乡 苏木', cost: 1, body: [1, 7] },
  {
    label: 'zone',
    endings:
      '开发区 高新区 经开区 高新技术产业开发区 经济开发区 经济技术开发区 保税区 度假区 示范区 出口加工区',
    cost: 0,
    body: [0, 8],
  },
  {
    label: 'village',
    endings: '社区 居委会 村委会 居民委员会 村民委员会 社区居委会 社区居民委员会 村村委会 村村民委员会',
    cost: 0,
    body: [1, 8],
  },
  { label: 'village', endings: '村', cost: 0.5, body: [1, 5] },
  { label: 'estate', endings: '一村 二村 三村 四村 五村 六村 七村 八村 九村 十村', cost: 0.8, body: [2, 6] },
  { label: 'village', endings: '嘎查 林场 农场 渔场 牧场', cost: 2, body: [1, 6] },
  { label: 'group', endings: '村民组 村民小组 居民组 居民小组 小组 自然村', cost: 1, body: [1, 4] },
  { label: 'group', endings: '组', cost: 1.5, body: [2, 4] },
  {
    label: 'road',
    endings: '路 大道 大街 公路 国道 省道 县道 乡道 胡同 马路 环路 环线',
    cost: 0,
    body: [1, 6],
  },
  { label: 'road', endings: '街 道 高速 堤 大桥路 老街', cost: 1, body: [1, 5] },
  { label: 'alley', endings: '巷 弄 支路 支弄 夹道', cost: 0.5, body: [1, 5] },
  {
    label: 'estate',
    endings:
      '小区 花园 花苑 家园 嘉园 公寓 大厦 广场 新村 别墅 山庄 名都 名苑 名邸 名城 华庭 豪庭 公馆 雅苑 雅园 佳苑 佳园 景苑 景园 嘉苑 庄园 城市花园 宿舍 家属院 大院 新城 新苑 北苑 南苑 东苑 西苑 公租房 安置房 安置小区 院区',
    cost: 0.5,
    body: [1, 9],
  },
  { label: 'estate', endings: '苑 园 府 庭 轩 阁 邸 湾 居 城 里 坊 院', cost: 2, body: [2, 6] },
  {
    label: 'place',
    endings:
      '中心 国际 市场 商城 商贸城 商厦 大楼 写字楼 综合楼 办公楼 宿舍楼 工业园 工业园区 工业区 科技园 软件园 产业园 创业园 创意园 物流园 科创园 园区 基地',
    cost: 0.5,
    body: [1, 10],
  },
  {
    label: 'place',
    endings:
      '学校 中学 小学 幼儿园 大学 学院 校区 医院 卫生院 卫生室 卫生服务中心 酒店 宾馆 饭店 银行 车站 火车站 汽车站 码头 机场 派出所 公园 菜场 菜市场 农贸市场 加油站',
    cost: 1,
    body: [1, 10],
  },
  {
    label: 'remainder',
    endings:
      '公司 有限公司 有限责任公司 分公司 超市 商店 便利店 专卖店 经营部 服务部 工作室 事务所 合作社 餐厅 饭馆 网吧 药店 药房 理发店',
    cost: 3,
    body: [2, 16],
  },
  { label: 'remainder', endings: '店 厂', cost: 4, body: [2, 12] },
];

/** What parts of a named place end in, behind a numeral, a letter or a side: 金都花园东区, 尚城二期, 红星路四段; 组团 besides. */
export const sectionEndings = { estate: '期区苑', road: '段' };

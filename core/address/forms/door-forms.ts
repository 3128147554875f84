import type { Label } from './labels.ts';

/** A word behind a numeral. To teach the parser another, add a line. */
export interface DoorForm {
  label: Label;
  /** Words that mean the same, apart by spaces. */
  endings: string;
  /** How doubtful it is; what stood before decides between lines of one word (`order.ts`). */
  cost: number;
  /** Side marks (东, 甲, 上) may stand for the numeral. */
  sides?: true;
}

export const doorForms: readonly DoorForm[] = [
  { label: 'number', endings: '号 号院 号大院 号门牌 号院内', cost: 1 },
  { label: 'building', endings: '号', cost: 1.5 },
  { label: 'room', endings: '号', cost: 1.5 },
  { label: 'group', endings: '组 队 社 小组 村民组 村民小组 居民组 居民小组 小队 生产队 组团', cost: 0.5 },
  { label: 'lane', endings: '弄', cost: 0.5 },
  { label: 'alley', endings: '巷 支弄 支路 里 条', cost: 0.5 },
  { label: 'road', endings: '号路 号大街 号街', cost: 0 },
  { label: 'road', endings: '路 街 大街 国道 省道', cost: 1 },
  { label: 'building', endings: '幢 栋 座 号楼 #楼 号幢 号栋 撞 憧 # 宿舍楼 号宿舍', cost: 0.5, sides: true },
  { label: 'building', endings: '楼', cost: 2.5, sides: true },
  { label: 'building', endings: '排 号厂房 号仓库 号仓', cost: 1.5 },
  { label: 'unit', endings: '单元 号单元 梯', cost: 0.5, sides: true },
  { label: 'unit', endings: '号门 门 单位', cost: 1.5 },
  { label: 'unit', endings: '号', cost: 2 },
  { label: 'floor', endings: '楼 层 F 楼层 层楼', cost: 0.5 },
  {
    label: 'room',
    endings: '室 房 房间 号房 号室 户 号铺 铺 号商铺 店面 档 号店面 摊位 号摊',
    cost: 0.5,
    sides: true,
  },
  { label: 'room', endings: '店 市', cost: 2.5 },
];

/** Words that are a floor without a numeral, and its number. */
export const floorWords: ReadonlyMap<string, string> = new Map([
  ['地下室', '-1'],
  ['地下车库', '-1'],
  ['架空层', '架空'],
  ['夹层', '夹'],
  ['首层', '1'],
  ['底层', '1'],
  ['顶层', '顶'],
  ['底楼', '1'],
  ['顶楼', '顶'],
]);

/** Words before a floor's numeral that put it below the ground. */
export const belowGround = ['地下', '负', '-', 'B'];

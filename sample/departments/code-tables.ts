/** National codes of GB/T 3304 with the names that departments write. */
export const nationNames: Record<number, string> = {
  1: '汉族',
  2: '蒙古族',
  3: '回族',
  4: '藏族',
  5: '维吾尔族',
  6: '苗族',
  7: '彝族',
  8: '壮族',
  9: '布依族',
  10: '朝鲜族',
  11: '满族',
  12: '侗族',
  13: '瑶族',
  14: '白族',
  15: '土家族',
  17: '哈萨克族',
  19: '黎族',
  22: '畲族',
  37: '仡佬族',
  18: '傣族',
};

export function nationCode(nation: number): string {
  return String(nation).padStart(2, '0');
}

/** Relation to the householder by our own numbering (see `relations`): GB/T 4761 code and name. */
const relationNames = [
  ['户主', '本人'],
  ['配偶', '妻'],
  ['子', '女'],
  ['父亲', '母亲'],
  ['孙子', '孙女'],
  ['其他', '其他'],
] as const;
const relationCodes = ['02', '10', '20', '50', '40', '99'];

export function relationName(relation: number, isFemale: number): string {
  return relationNames[relation]![relation === 0 ? 0 : isFemale]!;
}

export function relationCode(relation: number): string {
  return relationCodes[relation]!;
}

/** GB/T 4658 code and name by age: the younger, the longer at school. */
export function education(age: number, draw: number): { code: string; name: string } {
  const levels =
    age < 13
      ? [3]
      : age < 16
        ? [3, 4]
        : age < 19
          ? [4, 5]
          : age < 40
            ? [4, 6, 7, 1, 1, 2, 2, 0]
            : [3, 4, 4, 4, 5, 6, 1];
  return educations[levels[Math.floor(draw * levels.length)]!]!;
}

const educations = [
  { code: '10', name: '研究生教育' },
  { code: '20', name: '大学本科教育' },
  { code: '30', name: '大学专科教育' },
  { code: '80', name: '小学教育' },
  { code: '70', name: '初级中学教育' },
  { code: '60', name: '普通高级中学教育' },
  { code: '40', name: '中等职业教育' },
  { code: '60', name: '普通高级中学教育' },
];

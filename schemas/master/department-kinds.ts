/**
 * What departments are in charge of, told by their names: every city calls them its own way. The first kind whose
 * pattern a name has is taken; a name that has none is no authority for anything.
 */
export const departmentKinds = {
  'real-estate': /不动产|房产登记|自然资源|规划和|国土/,
  'market-regulator': /市场监|市监|工商|行政审批/,
  'civil-affairs': /民政|社会组织管理/,
  tax: /税务|国税|地税/,
  'social-insurance': /人社|人力资源|社保|社会保障|医保|医疗保障/,
  health: /卫健|卫生|计生|疾控|医院/,
  'migrant-office': /流动人口|流管|新市民|外来人口|居住证/,
  grid: /网格|综治|社会治理|政法/,
  police: /公安|警察|派出所|户政/,
  housing: /住建|住房|房管|房屋/,
} as const satisfies Record<string, RegExp>;
export type DepartmentKind = keyof typeof departmentKinds;

/** The kind of a department by its name; null when the name does not tell. */
export function departmentKindOf(name: string): DepartmentKind | null {
  const kinds = Object.entries(departmentKinds) as [DepartmentKind, RegExp][];
  return kinds.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

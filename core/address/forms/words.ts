function listOf(words: string): string[] {
  return words.trim().split(/\s+/);
}

/** Words that say where something is seen from the place before it: remainder. */
export const positionWords = listOf(`
  交叉口 交界处 交汇处 交叉路口 路口 道口 街口 交口 口
  对面 对过 斜对面 旁 旁边 附近 隔壁 边上 后面 前面 左边 右边 楼下 楼上 院内 内 外
  东侧 西侧 南侧 北侧 东面 西面 南面 北面 东边 西边 南边 北边 以东 以西 以南 以北 东首 西首 南首 北首
  东南角 东北角 西南角 西北角
  门口 东门 西门 南门 北门 正门 大门 后门 侧门 正门口 东门口 西门口 南门口 北门口
`);

/** Words that tell something of a door and name none: remainder. */
export const notes = listOf('商铺 门面 车库 阁楼 租住 自住 现住 空置 待拆迁');

/** Words between two roads that cross. */
export const connectives = listOf('与 和 及 跟');

/** Words before or behind an address that say nothing of the place. */
export const fillers = listOf(
  '地址 住址 现住址 户籍地 居住地 现居住地 注册地址 经营场所 住所 坐落 位于 电联 辖区 境内',
);

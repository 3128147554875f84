import { addresses } from './master/addresses.ts';
import { conflicts } from './master/conflicts.ts';
import { entity } from './master/entity.ts';
import { gridRegister } from './master/grid-register.ts';
import { grids } from './master/grids.ts';
import { lineage } from './master/lineage.ts';
import { map } from './master/map.ts';
import { methods } from './master/methods.ts';
import { search } from './master/search.ts';
import { unlinked } from './master/unlinked.ts';

/** Texts of master data, a part per page. */
export const master = {
  title: '主数据',
  lead: '每个人、每套房屋、每个法人、每个网格各一页：取哪个值、依据什么、来自哪一行。',
  pages: '主数据的页面',
  tabs: { search: '查找', conflicts: '冲突', unlinked: '关联缺失', addresses: '标准地址', grids: '网格台账' },
  kinds: { person: '居民', dwelling: '房屋', 'legal-entity': '法人', grid: '网格' },
  /** An entity whose golden record has no name. */
  nameless: { person: '居民 {id}', dwelling: '房屋 {id}', 'legal-entity': '法人 {id}', grid: '网格 {id}' },
  state: {
    entities: '居民 {person} · 房屋 {dwelling} · 法人 {company}',
    stale: '数据已更新，主数据将自动重新生成；以下仍是上一次的结果。',
    building: '正在重新生成主数据……',
    never: '还没有主数据',
    neverHint: '主数据由匹配结果生成：先接入各部门的数据，再运行一次匹配，完成后这里会自动出现。',
    toMatching: '去运行匹配',
    toIntake: '去接入数据',
  },
  relations: {
    to: {
      'lives-in': '居住在',
      'registered-at': '户籍登记在',
      owns: '拥有',
      rents: '承租',
      'works-for': '就职于',
      represents: '任法定代表人',
      'located-at': '位于',
      'lies-in': '所在网格',
    },
    from: {
      'lives-in': '居住的人',
      'registered-at': '户籍在此的人',
      owns: '产权人',
      rents: '承租人',
      'works-for': '从业人员',
      represents: '法定代表人',
      'located-at': '在此的法人',
      'lies-in': '网格内',
    },
    /** On the line between two nodes of a graph. */
    short: {
      'lives-in': '居住',
      'registered-at': '户籍',
      owns: '产权',
      rents: '承租',
      'works-for': '就职',
      represents: '法定代表人',
      'located-at': '地址',
      'lies-in': '网格',
    },
  },
  confidence: '把握 {share}',
  addresses,
  conflicts,
  entity,
  grids,
  gridRegister,
  lineage,
  map,
  methods,
  search,
  unlinked,
};

/**
 * Words of degree and by what they multiply the next valuing word. The classes are bixin's (LICENSE_bixin), without words that are
 * more often something else; the factors are ours.
 */
export const degrees: readonly (readonly [factor: number, words: string])[] = [
  [
    1.8,
    '百分之百 倍加 备至 不得了 彻头彻尾 到头 非常 极 极度 极端 极其 极为 惊人地 绝 绝顶 绝对 甚为 十二分 十分 十足 透 完全 完完全全 万分 无比 无可估量 异常 之极 之至 至极 最为 最 超 超级 巨 爆 死 满满 简直 根本',
  ],
  [1.6, '过度 过分 过火 过头 过于 忒'],
  [
    1.4,
    '很 很是 太 特 特别 尤 尤其 尤为 出奇 大为 多么 分外 格外 颇 颇为 甚 实在 着实 相当 真 真的 真是 好生 强烈 严重 狠狠 极力 确实 的确 蛮 挺 够',
  ],
  [
    1.2,
    '更 更加 更为 更进一步 较 较为 比较 进一步 那么 那样 如此 益发 愈 愈发 愈加 愈来愈 愈益 越发 越加 越来越 越是 这么 这样 远远',
  ],
  [0.7, '略 略微 略为 稍 稍稍 稍微 稍许 些 些微 一点 一点儿 一些 有点 有点儿 有些 还 还算 尚 基本 大致'],
  [0.5, '半点 不甚 轻度 微 丝毫'],
];

/** Words that deny the next valuing word: bixin's list without what is more often something else, and what it lacks. */
export const negations =
  '非 不 别 甭 未 莫 勿 否 没 没有 不要 不是 不用 不必 不曾 无须 并非 毫无 决不 绝不 休想 永不 未尝 从不 从未 未必 未曾 未能 难以 尚未 从没 绝非 远非 切莫 切勿 拒绝 杜绝 木有 否认 无 无法 不能 不会 不够 不太 不怎么 不大 不到 不了 不给 不让 不再 不肯 不愿 不愿意 没法 没能 没得 缺乏 缺少 并不 并不是 谈不上 算不上 称不上 一点都不 一点也不 毫不 绝不是 不算 没什么 没啥 再也不';

/** Clauses after these weigh more than what stood before them. */
export const contrasts = '但 但是 可是 可 不过 然而 只是 却 就是 除了 美中不足 遗憾 可惜 唯一';

/** Clauses after these concede something: they weigh less. */
export const concessions = '虽然 虽 虽说 尽管 即使 就算 固然 本来 原本 原以为 以为';

/** Clauses with these say what the writer thinks of the whole: they weigh more. */
export const conclusions =
  '总之 总的来说 总体 总体来说 总体而言 总体上 总的 总而言之 整体 综合 一句话 最后 反正 结论 综上 综上所述';

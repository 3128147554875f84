/** A name of the address and grid base, and where it lies: the finest area that all addresses of the name share. */
export interface PlaceName {
  name: string;
  /** `estate` stands for villages and buildings with a name too. */
  kind: 'estate' | 'road' | 'village' | 'town' | 'district';
  area: string | null;
}

/** A place that a text names. */
export interface FoundPlace {
  name: string;
  /** At which character it begins. */
  start: number;
  area: string | null;
}

/** Finds the place that a text speaks of. */
export type PlaceFinder = (words: readonly string[]) => FoundPlace | null;

/** The finer a place, the more it says; what no base knows but ends like a place stands behind what is known. */
const ranks: Record<PlaceName['kind'] | 'unknown', number> = {
  estate: 5,
  road: 4,
  village: 3,
  unknown: 2.5,
  town: 2,
  district: 1,
};

const endings =
  '小区|花园|家园|花苑|雅苑|佳苑|名苑|名邸|嘉园|公馆|公寓|公园|广场|大厦|商城|市场|新村|新城|名城|华庭|山庄|学校|小学|中学|大学|幼儿园|医院|车站|地铁站|工地|工业园|产业园|大道|大街|路|街|巷|弄|村|社区|苑';
const endsAlone = new RegExp(`^(?:${endings})$`, 'u');
const endsLikePlace = new RegExp(`^\\p{Script=Han}[\\p{Script=Han}A-Z0-9]{1,9}(?:${endings})$`, 'u');
const plain = /^\p{Script=Han}{2,6}$/u;
/** Words before an ending that name nothing: 我们小区, 附近道路, 整条街. */
const unnaming =
  /^(?:我们|你们|他们|本|该|此|这个|那个|一个|某|各|每个|整个|整条|附近|周边|旁边|对面|老旧|住宅|居民|居住|封闭|高档|新建|在建|施工|建筑|农贸|菜|水果|批发|步行|公共|城市|乡村|农村|市区|道|马|高速|公|铁|线|出|走|上|下|同一|另外|隔壁|楼下|门口|所有|许多|很多|部分|其他|其它|相关|有关|业主|开发商|物业|政府|管理|建设|和谐|文明|美丽|平安|民办|公办|私立|公立|重点|普通|职业|进入|上|读)$/u;

/**
 * Makes a finder of the given names. It takes the finest place that a text names, of equals the first; names that the base does not
 * know count by their ending (…小区, …路), without an area.
 */
export function openPlaceFinder(names: readonly PlaceName[]): PlaceFinder {
  const known = new Map(names.map((place) => [place.name.toUpperCase(), place]));
  return (words) => {
    let best: FoundPlace | null = null;
    let bestRank = 0;
    let start = 0;
    for (const [at, word] of words.entries()) {
      const place = known.get(word);
      const found = place
        ? { name: place.name, start, area: place.area }
        : word.length > 1 || at > 0
          ? unknownPlace(words, at, start)
          : null;
      const rank = found === null ? 0 : ranks[place?.kind ?? 'unknown'];
      if (rank > bestRank) [best, bestRank] = [found, rank];
      start += word.length;
    }
    return best;
  };
}

/** A place by its ending: in one word, or a word and its ending. */
function unknownPlace(words: readonly string[], at: number, start: number): FoundPlace | null {
  const word = words[at]!;
  if (endsAlone.test(word)) {
    const before = words[at - 1] ?? '';
    if (!plain.test(before) || unnaming.test(before)) return null;
    return { name: before + word, start: start - before.length, area: null };
  }
  return word.length > 2 && endsLikePlace.test(word) ? { name: word, start, area: null } : null;
}

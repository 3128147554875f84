import { currentDivisions } from '../../../schemas/codes/data/current-divisions.ts';

/** A company's name taken apart (企业名称登记管理规定: administrative division, own name, trade, legal form). */
export interface CompanyName {
  /** Own name and trade: without spaces, brackets, administrative divisions and legal form. */
  core: string;
  /** The divisions that it names, each without the word for its level (省, 市, 区, 县). */
  places: readonly string[];
}

const legalForms =
  /股份有限公司|有限责任公司|有限公司|股份公司|\((特殊普通|普通|有限)合伙\)|个人独资企业|个体工商户|公司$|(农民)?专业合作社$|合作社$/g;
/** Words for a division's level. A market (超市, 门市, 夜市) is none. */
const placeByForm =
  /^(\p{Script=Han}{2,3}?(省|自治区|特别行政区|(?<![超门夜城都])市)|\p{Script=Han}{2}[区县])/u;
const level = /(省|市|特别行政区|(维吾尔|壮族|回族)?自治区|自治[州县]|地区|[区县盟])$/;
const longestPlace = 12;

/**
 * Makes what takes company names apart.
 *
 * @param ownPlaces divisions beside those of the country's table, by name
 */
export function companyNameParser(ownPlaces: readonly string[]): (name: string) => CompanyName {
  const known = new Set([...countryPlaces(), ...ownPlaces.flatMap((name) => [name, shortPlace(name)])]);
  return (name) => {
    const places: string[] = [];
    const plain = name.normalize('NFKC').replace(/[\s·.,，。"“”'’-]/g, '');
    let rest = plain.replace(legalForms, '').replace(/\(([^()]*)\)/g, (_, inside: string) => {
      if (!known.has(inside)) return inside;
      places.push(shortPlace(inside));
      return '';
    });
    for (;;) {
      const place = leadingPlace(rest, known);
      if (place === '' || rest.length - place.length < 2) break;
      places.push(shortPlace(place));
      rest = rest.slice(place.length);
    }
    return { core: rest === '' ? plain : rest, places };
  };
}

/**
 * Whether two names with the same core may be one company: a name may lack its divisions, or some of them, but two
 * that name different ones are two companies. A branch keeps its own words in the core.
 */
export function agreeOnPlaces(left: CompanyName, right: CompanyName): boolean {
  const [fewer, more] = left.places.length < right.places.length ? [left, right] : [right, left];
  return fewer.places.every((place) => more.places.includes(place));
}

function leadingPlace(name: string, known: ReadonlySet<string>): string {
  for (let length = Math.min(longestPlace, name.length); length > 1; length--) {
    const start = name.slice(0, length);
    if (known.has(start)) return start;
  }
  return placeByForm.exec(name)?.[0] ?? '';
}

function shortPlace(name: string): string {
  const short = name.replace(level, '');
  return short.length < 2 ? name : short;
}

/** Provinces and cities with and without the word for their level, counties with it: 长安 and 朝阳 are trade names too. */
function* countryPlaces(): Generator<string> {
  for (const [, code, name] of currentDivisions.matchAll(/^(\d+) (\S+)/gm)) {
    if (name === '市辖区' || name === '县') continue;
    yield name!;
    if (code!.length < 6) yield shortPlace(name!);
  }
}

import { asOf, daysFrom } from '../base/calendar.ts';
import { Random } from '../base/random.ts';
import { Weighted } from '../base/weighted.ts';
import { brandCharacters, industries } from '../texts/industries.ts';
import type { Divisions } from './divisions.ts';
import type { Housing, Grids } from './housing.ts';
import { kinds, type People } from './people.ts';

export const companyKinds = {
  company: 0,
  individual: 1,
  branch: 2,
  cooperative: 3,
  organisation: 4,
} as const;
export const companyStatus = { open: 0, revoked: 1, cancelled: 2, movedOut: 3 } as const;

/** Legal entities as columns: companies, sole traders, branches, cooperatives, social organisations. */
export interface Companies {
  count: number;
  name: string[];
  kind: Uint8Array;
  status: Uint8Array;
  industry: Uint8Array;
  founded: Int32Array;
  approved: Int32Array;
  /** Ten thousand yuan. */
  capital: Int32Array;
  representative: Int32Array;
  estate: Int32Array;
  operates: Int32Array;
  staff: Int32Array;
  /** Head office of a branch, else -1. */
  parent: Int32Array;
}

const kindWeights = new Weighted([46, 46, 6, 2]);
const statusWeights = new Weighted([86, 4, 8, 2]);
const industryWeights = new Weighted(industries.map((industry) => industry.weight));
const organisationNames =
  '商会:行业协会 志愿服务队:志愿者协会 养老服务中心 社会工作服务社 书画院 老年协会 文化促进会 公益发展中心 托育服务中心 体育健身协会 渔业协会 青少年活动中心 教育培训学校 慈善基金会'
    .split(' ')
    .flatMap((names) => names.split(':'));

/** Founds the legal entities of a city of that many people: one for every 22, organisations for every 700. */
export function foundCompanies(
  people: People,
  housing: Housing,
  grids: Grids,
  divisions: Divisions,
  seed: number,
): Companies {
  const random = new Random(seed, 'companies');
  const organisations = Math.max(12, Math.round(people.count / 700));
  const count = Math.round(people.count / 22) + organisations;
  const companies = emptyCompanies(count);
  const namer = new Namer(random);
  for (let i = 0; i < count; i++) {
    const estate = random.below(housing.estates);
    const village = divisions.villages[grids.village[housing.estateGrid[estate]!]!]!;
    const district = divisions.districts[village.district]!.name;
    const isOrganisation = i >= count - organisations;
    const kind = isOrganisation ? companyKinds.organisation : kindWeights.draw(random);
    const parent = kind === companyKinds.branch && i > 4 ? branchOf(companies, i, random) : -1;
    companies.kind[i] = kind === companyKinds.branch && parent < 0 ? companyKinds.company : kind;
    companies.parent[i] = parent;
    companies.industry[i] = parent < 0 ? industryWeights.draw(random) : companies.industry[parent]!;
    companies.name[i] = namer.name(companies, i, district, village.name);
    companies.estate[i] = estate;
    companies.operates[i] = random.chance(0.8) ? estate : random.below(housing.estates);
    companies.representative[i] = representative(people, random);
    date(companies, i, random);
  }
  return companies;
}

function emptyCompanies(count: number): Companies {
  return {
    count,
    name: new Array<string>(count),
    kind: new Uint8Array(count),
    status: new Uint8Array(count),
    industry: new Uint8Array(count),
    founded: new Int32Array(count),
    approved: new Int32Array(count),
    capital: new Int32Array(count),
    representative: new Int32Array(count),
    estate: new Int32Array(count),
    operates: new Int32Array(count),
    staff: new Int32Array(count),
    parent: new Int32Array(count).fill(-1),
  };
}

function branchOf(companies: Companies, until: number, random: Random): number {
  for (let attempt = 0; attempt < 20; attempt++) {
    const candidate = random.below(until);
    if (companies.kind[candidate] === companyKinds.company) return candidate;
  }
  return -1;
}

function representative(people: People, random: Random): number {
  for (;;) {
    const person = random.below(people.count);
    const age = people.age(person);
    if (age >= 22 && age <= 75 && people.kind[person] !== kinds.absent) return person;
  }
}

function date(companies: Companies, i: number, random: Random): void {
  const youngest = asOf - 20;
  const founded = Math.max(daysFrom(1992, 1, 1), youngest - Math.floor(random.next() ** 1.8 * 11_000));
  companies.founded[i] = founded;
  companies.approved[i] = founded + Math.floor(random.next() * (asOf - founded));
  companies.status[i] = asOf - founded < 400 ? companyStatus.open : statusWeights.draw(random);
  const isSmall = companies.kind[i] === companyKinds.individual;
  companies.capital[i] = isSmall
    ? random.pick([1, 2, 3, 5, 10])
    : random.pick([10, 30, 50, 50, 100, 100, 200, 500, 1000, 2000, 5000]);
}

class Namer {
  private readonly taken = new Set<string>();
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  name(companies: Companies, i: number, district: string, village: string): string {
    for (let attempt = 0; ; attempt++) {
      const name = this.compose(companies, i, district, village, attempt > 3);
      if (this.taken.has(name)) continue;
      this.taken.add(name);
      return name;
    }
  }

  private compose(companies: Companies, i: number, district: string, village: string, long: boolean): string {
    const { random } = this;
    const kind = companies.kind[i]!;
    if (kind === companyKinds.branch)
      return `${companies.name[companies.parent[i]!]}${district.slice(0, 2)}${random.chance(0.3) ? this.brand(false) : ''}分公司`;
    const brand = this.brand(long || random.chance(0.35));
    const word = random.pick(industries[companies.industry[i]!]!.words);
    if (kind === companyKinds.individual)
      return random.chance(0.6)
        ? `${district}${brand}${word}`
        : `云澜市${district}${village.slice(0, 2)}${brand}${word}`;
    if (kind === companyKinds.cooperative)
      return `云澜市${brand}${random.pick(['果蔬', '水产', '粮油', '农机'])}专业合作社`;
    if (kind === companyKinds.organisation)
      return (random.chance(0.5) ? district : '云澜市') + brand + random.pick(organisationNames);
    const place = random.pick(['云澜市', '云澜市', '云澜', '海澜省', '']);
    const suffix = random.pick(['有限公司', '有限公司', '有限公司', '有限责任公司', '股份有限公司']);
    return place === '' ? `${brand}${word}（云澜）${suffix}` : place + brand + word + suffix;
  }

  private brand(long: boolean): string {
    const { first, second } = brandCharacters;
    const brand = this.random.pick(first) + this.random.pick(second);
    return long ? brand + this.random.pick(second) : brand;
  }
}

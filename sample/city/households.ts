import { asOf } from '../base/calendar.ts';
import { Random } from '../base/random.ts';
import { Weighted } from '../base/weighted.ts';
import type { Divisions } from './divisions.ts';
import { drawNation, kinds, type People, relations } from './people.ts';

export interface Households {
  count: number;
  /** Members are the people from `first[h]` to before `first[h + 1]`. */
  first: Int32Array;
  /** Where they live; -1 when outside the city. */
  dwelling: Int32Array;
  /** Where they are registered; -1 when outside the city. */
  registered: Int32Array;
  kind: Uint8Array;
}

const localTypes = [
  'single',
  'widowed',
  'elders',
  'couple',
  'one',
  'two',
  'three-generations',
  'lone',
] as const;
const localWeights = new Weighted([11, 6, 12, 14, 25, 12, 15, 5]);
const migrantTypes = ['single', 'mates', 'couple', 'one', 'two'] as const;
const migrantWeights = new Weighted([34, 14, 22, 22, 8]);
const kindWeights = new Weighted([0.5, 0.16, 0.05, 0.29]);
const year = 365.2425;
/** Births at which there are two. */
const twinShare = 0.016;

type HouseholdType = (typeof localTypes)[number] | (typeof migrantTypes)[number];

/** Fills the city with households of plausible make-up until everybody is born. */
export function settle(people: People, size: number, divisions: Divisions, seed: number): Households {
  const maker = new HouseholdMaker(people, size, divisions, new Random(seed, 'households'));
  const first: number[] = [];
  const kind: number[] = [];
  while (people.count < size) {
    first.push(people.count);
    kind.push(maker.make(first.length - 1));
  }
  first.push(people.count);
  return {
    count: kind.length,
    first: Int32Array.from(first),
    dwelling: new Int32Array(kind.length).fill(-1),
    registered: new Int32Array(kind.length).fill(-1),
    kind: Uint8Array.from(kind),
  };
}

class HouseholdMaker {
  private household = 0;
  private kind: number = kinds.resident;
  private nation = '01';
  private area = 0;
  private readonly people: People;
  private readonly size: number;
  private readonly divisions: Divisions;
  private readonly random: Random;

  constructor(people: People, size: number, divisions: Divisions, random: Random) {
    this.people = people;
    this.size = size;
    this.divisions = divisions;
    this.random = random;
  }

  /** Makes one household and returns what kind of residents it consists of. */
  make(household: number): number {
    const { random, divisions } = this;
    this.household = household;
    this.kind = kindWeights.draw(random);
    this.nation = drawNation(random);
    const isMigrant = this.kind === kinds.migrant;
    this.area = Number(random.pick(isMigrant ? divisions.origins : divisions.districts).code);
    const type: HouseholdType = isMigrant
      ? migrantTypes[migrantWeights.draw(random)]!
      : localTypes[localWeights.draw(random)]!;
    this.fill(type, isMigrant);
    return this.kind;
  }

  private fill(type: HouseholdType, isMigrant: boolean): void {
    const { random } = this;
    switch (type) {
      case 'single':
        return void this.person(this.aged(isMigrant ? 28 : 31, 8, 18, 59), random.chance(0.42), 'head');
      case 'widowed':
        return void this.person(this.aged(76, 7, 62, 98), random.chance(0.7), 'head', true);
      case 'mates':
        for (let i = random.between(2, 5); i >= 0; i--)
          this.person(this.aged(27, 7, 17, 55), random.chance(0.35), i === 0 ? 'head' : 'other');
        return;
      case 'elders':
        return void this.couple(this.aged(70, 6, 60, 92));
      case 'couple':
        return void this.couple(this.aged(isMigrant ? 33 : 51, isMigrant ? 9 : 10, 23, 64));
      case 'one':
        return this.family(1, isMigrant ? 35 : 43, false);
      case 'two':
        return this.family(2, isMigrant ? 36 : 39, false);
      case 'three-generations':
        return this.family(random.chance(0.3) ? 2 : 1, 37, true);
      case 'lone': {
        const parent = this.person(this.aged(40, 7, 26, 58), random.chance(0.65), 'head');
        if (parent >= 0) this.child(parent, parent);
      }
    }
  }

  private family(children: number, usualAge: number, withParents: boolean): void {
    const [father, mother] = this.couple(this.aged(usualAge, 9, 24, 62));
    for (let i = 0; i < children; i++) if (mother >= 0) this.child(father, mother);
    if (!withParents || father < 0) return;
    const grandfather = this.people.birth[father]! - Math.round(this.random.between(23, 34) * year);
    const family = this.people.familyName(father);
    if (this.random.chance(0.75)) this.person(grandfather, false, 'parent', true, family);
    if (this.random.chance(0.85))
      this.person(grandfather + Math.round(this.random.normal(2, 2) * year), true, 'parent', true);
  }

  private couple(birth: number): [husband: number, wife: number] {
    const husband = this.person(birth, false, 'head', true);
    const wife = this.person(birth + Math.round(this.random.normal(1.8, 2.4) * year), true, 'spouse', true);
    return [husband, wife];
  }

  private child(father: number, mother: number): void {
    const { random, people } = this;
    const birth = people.birth[mother]! + Math.round(random.between(20, 36) * year) + random.below(365);
    if (birth >= asOf - 3) return;
    const family = people.familyName(random.chance(0.94) ? father : mother);
    const isFemale = random.chance(0.47);
    const child = this.person(birth, isFemale, 'child', false, family);
    if (child < 0 || !random.chance(twinShare)) return;
    const isTwinFemale = random.chance(0.3) ? !isFemale : isFemale;
    const twin = this.person(birth, isTwinFemale, 'child', false, family);
    if (twin >= 0) people.nameApart(twin, child, random);
  }

  private person(
    birth: number,
    isFemale: boolean,
    relation: keyof typeof relations,
    isMarried = false,
    family: string | null = null,
  ): number {
    const { people, random, divisions } = this;
    if (people.count >= this.size) return -1;
    const moved = relation === 'spouse' && random.chance(0.35);
    const area = moved ? Number(random.pick(divisions.origins).code) : this.area;
    const nation = relation === 'spouse' && this.nation === '01' ? drawNation(random) : this.nation;
    const index = people.add(random, { birth, isFemale, family, nation, area });
    people.household[index] = this.household;
    people.relation[index] = relations[relation];
    people.kind[index] = this.kind;
    people.isMarried[index] = isMarried ? 1 : 0;
    if (random.chance(deathRate(people.age(index)))) people.death[index] = asOf - random.between(1, 900);
    return index;
  }

  private aged(mean: number, deviation: number, low: number, high: number): number {
    const age = Math.min(high + 0.9, Math.max(low, this.random.normal(mean, deviation)));
    return asOf - Math.floor(age * year) - this.random.below(30);
  }
}

/** Chance of having died during the last two and a half years while some registers still list the person. */
function deathRate(age: number): number {
  return age < 50 ? 0.001 : age < 70 ? 0.008 : age < 80 ? 0.03 : 0.09;
}

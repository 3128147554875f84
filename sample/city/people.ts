import { asOf, ymd } from '../base/calendar.ts';
import { hashed, type Random } from '../base/random.ts';
import { Choice } from '../base/weighted.ts';
import { givenName } from '../names/given-names.ts';
import { familyNames } from '../names/family-names.ts';
import { minorityName, nations } from '../names/minority-names.ts';
import { citizenNumber } from '../numbers/citizen-number.ts';

export const kinds = {
  /** Registered where they live. */
  resident: 0,
  /** Registered in another dwelling of the city (人户分离). */
  separated: 1,
  /** Registered in the city, living outside it. */
  absent: 2,
  /** Living in the city, registered elsewhere (流动人口). */
  migrant: 3,
} as const;

export const relations = { head: 0, spouse: 1, child: 2, parent: 3, grandchild: 4, other: 5 } as const;

const families = new Choice(familyNames);
const familyIndex = new Map(families.items.map((name, index) => [name, index]));
const wholeName = 0xffff;
const firstBirth = Math.floor(Date.UTC(1915, 0, 1) / 86_400_000);
/** Serials of a sex and day: 001 to 998, odd for men. */
const serialsPerDay = 499;
const days = asOf - firstBirth + 1;

/** Everybody, as columns; a person is an index. Members of a household are neighbours. */
export class People {
  count = 0;
  readonly birth: Int32Array;
  readonly isFemale: Uint8Array;
  readonly nation: Uint8Array;
  readonly household: Int32Array;
  readonly relation: Uint8Array;
  readonly isMarried: Uint8Array;
  readonly kind: Uint8Array;
  /** Day of death, 0 while alive. */
  readonly death: Int32Array;
  readonly employer: Int32Array;
  private readonly family: Uint16Array;
  private readonly given: Uint32Array;
  private readonly area: Int32Array;
  private readonly serial: Uint16Array;
  private readonly givenNames: string[] = [];
  private readonly givenIndex = new Map<string, number>();
  private readonly issued = new Map<number, Uint16Array>();

  constructor(capacity: number) {
    this.birth = new Int32Array(capacity);
    this.isFemale = new Uint8Array(capacity);
    this.nation = new Uint8Array(capacity);
    this.household = new Int32Array(capacity);
    this.relation = new Uint8Array(capacity);
    this.isMarried = new Uint8Array(capacity);
    this.kind = new Uint8Array(capacity);
    this.death = new Int32Array(capacity);
    this.employer = new Int32Array(capacity).fill(-1);
    this.family = new Uint16Array(capacity);
    this.given = new Uint32Array(capacity);
    this.area = new Int32Array(capacity);
    this.serial = new Uint16Array(capacity);
  }

  /** Adds a person with a name and a number of their own. `family` null draws one. */
  add(
    random: Random,
    person: { birth: number; isFemale: boolean; family: string | null; nation: string; area: number },
  ): number {
    const index = this.count++;
    const birth = Math.min(asOf, Math.max(firstBirth, person.birth));
    const year = Math.floor(ymd(birth) / 10_000);
    const whole = minorityName(random, person.nation, person.isFemale);
    this.birth[index] = birth;
    this.isFemale[index] = person.isFemale ? 1 : 0;
    this.nation[index] = Number(person.nation);
    this.family[index] = whole ? wholeName : familyIndex.get(person.family ?? families.draw(random))!;
    this.given[index] = this.intern(whole ?? givenName(random, year, person.isFemale));
    this.area[index] = person.area;
    this.serial[index] = this.issue(person.area, birth, person.isFemale);
    return index;
  }

  name(person: number): string {
    const given = this.givenNames[this.given[person]!]!;
    return this.family[person] === wholeName ? given : this.familyName(person) + given;
  }

  /** Gives somebody with a family name another given name than a sibling's. */
  nameApart(person: number, sibling: number, random: Random): void {
    const year = Math.floor(ymd(this.birth[person]!) / 10_000);
    while (this.given[person] === this.given[sibling] && this.family[person] !== wholeName)
      this.given[person] = this.intern(givenName(random, year, this.isFemale[person] === 1));
  }

  familyName(person: number): string {
    return families.items[this.family[person]!] ?? families.items[0]!;
  }

  number(person: number): string {
    return citizenNumber(this.area[person]!, ymd(this.birth[person]!), this.serial[person]!);
  }

  areaOf(person: number): number {
    return this.area[person]!;
  }

  /** Completed years on the city's data date. */
  age(person: number): number {
    return Math.floor((asOf - this.birth[person]!) / 365.2425);
  }

  private intern(given: string): number {
    let index = this.givenIndex.get(given);
    if (index === undefined) {
      index = this.givenNames.push(given) - 1;
      this.givenIndex.set(given, index);
    }
    return index;
  }

  private issue(area: number, birth: number, isFemale: boolean): number {
    let counters = this.issued.get(area);
    if (!counters) this.issued.set(area, (counters = new Uint16Array(days * 2)));
    const at = (birth - firstBirth) * 2 + (isFemale ? 1 : 0);
    const start = Math.floor(hashed(area, birth) * serialsPerDay);
    const serial = (start + counters[at]!++) % serialsPerDay;
    return serial * 2 + (isFemale ? 2 : 1);
  }
}

/** A nation code: 01 (Han) for most; `random` decides. */
export function drawNation(random: Random): string {
  return random.chance(0.975) ? '01' : nations.draw(random);
}

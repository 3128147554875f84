/** What makes two matters two, however alike their texts are. Empty: it does not say. */
export interface Particulars {
  /** Code of its village or community. */
  area: string;
  /** Its finest category, as far as it is known. */
  category: string;
  /** Names of places that are known. */
  places: readonly string[];
  /** The firm or organisation that is complained of. */
  subject: string;
  /** Numbers of buildings. */
  buildings: readonly string[];
}

const building = /(\d{1,3}|[A-Za-z])(?:幢|栋|号楼|座)/gu;

/** The numbers of buildings that a text names. */
export function buildingsIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(building), ([, number]) => number!.toLowerCase()))];
}

/** Buildings of an estate without water complain of one thing, those with a broken lift each of their own; within so few days nobody can tell. */
const sameTime = 2;

const differ = (one: string, other: string) => one !== '' && other !== '' && one !== other;

/** Whether two are known to be of different categories: a doubt, for clerks see one matter differently. */
export function isOtherCategory(one: Particulars, other: Particulars): boolean {
  return differ(one.category, other.category);
}

/** Whether what is known of two speaks against their being one; what one of them does not say does not. */
export function isContrary(one: Particulars, other: Particulars, days: number): boolean {
  if (differ(one.area, other.area) || differ(one.subject, other.subject)) return true;
  return isApart(one.places, other.places) || (days > sameTime && isApart(one.buildings, other.buildings));
}

function isApart(some: readonly string[], others: readonly string[]): boolean {
  return some.length > 0 && others.length > 0 && !some.some((one) => others.includes(one));
}

/** What two that are one say together. */
export function together(one: Particulars, other: Particulars): Particulars {
  return {
    area: one.area || other.area,
    subject: one.subject || other.subject,
    category: one.category || other.category,
    places: [...new Set([...one.places, ...other.places])],
    buildings: [...new Set([...one.buildings, ...other.buildings])],
  };
}

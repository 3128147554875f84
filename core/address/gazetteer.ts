import type { DivisionLevel } from './components.ts';
import { componentOfLevel, spellingsOf, type Division, type Spelling } from './division-names.ts';
import { emptyFold, foldText } from './fold-text.ts';
import type { Label } from './forms/labels.ts';
import { dictionaryOf, emptyTrie, nodeOf, type Dictionary, type Trie } from './trie.ts';

/** A name the customer's own standard addresses know, and how many addresses bear it. */
export interface OwnName {
  component: 'road' | 'lane' | 'estate' | 'village';
  name: string;
  count: number;
}

/** What a written name may mean. */
export interface KnownName {
  label: Label;
  form: Spelling['form'];
  /** The name in full; of several divisions of one name the same. */
  name: string;
  /** Codes of the divisions that bear it, without filling zeros, in order; none for roads and estates. */
  codes: string[];
  count: number;
}

export interface Gazetteer {
  names: Dictionary<KnownName[]>;
  /** Official names by code (without filling zeros). */
  official: ReadonlyMap<string, string>;
  /** Code (without filling zeros) below which bare names are known without a division before them. */
  home: string;
}

export interface GazetteerOptions {
  /** Roads, estates and villages of the customer's standard addresses. */
  own?: Iterable<OwnName>;
  /** Code of the customer's own division. */
  home?: string;
}

/**
 * Puts together the names a parser knows.
 *
 * @param divisions as `ref.division` has them, in any order
 */
export function buildGazetteer(
  divisions: Iterable<Division>,
  { own = [], home = '' }: GazetteerOptions = {},
): Gazetteer {
  const names = emptyTrie<KnownName[]>();
  const official = new Map<string, string>();
  for (const division of divisions) {
    const code = withoutFilling(division.code);
    official.set(code, division.name);
    for (const spelling of spellingsOf(division)) addDivision(names, division, code, spelling);
  }
  sortCodes(names);
  for (const { component, name, count } of own) {
    if (name.length > 1)
      add(names, name, { label: component, form: 'full', name, codes: [], count: Math.max(1, count) });
  }
  return { names: dictionaryOf(names), official, home: withoutFilling(home) };
}

function withoutFilling(code: string): string {
  return code.replace(/^(\d\d)0000$|^(\d{4})00$/, '$1$2');
}

function addDivision(names: Trie<KnownName[]>, division: Division, code: string, spelling: Spelling): void {
  const label: DivisionLevel = componentOfLevel[division.level];
  const known = add(names, spelling.name, {
    label,
    form: spelling.form,
    name: division.name,
    codes: [],
    count: 0,
  });
  known.codes.push(code);
}

const scratch = emptyFold();

/** Adds a meaning to a name, or gives the one it has. */
function add(names: Trie<KnownName[]>, written: string, meaning: KnownName): KnownName {
  const { codes, length } = foldText(written, scratch);
  const node = nodeOf(names, codes.subarray(0, length));
  const meanings = (node.value ??= []);
  const same = meanings.find(
    ({ label, form, name }) => label === meaning.label && form === meaning.form && name === meaning.name,
  );
  if (same) return same;
  meanings.push(meaning);
  return meaning;
}

function sortCodes(trie: Trie<KnownName[]>): void {
  trie.value?.forEach(({ codes }) => codes.sort());
  for (const child of trie.next.values()) sortCodes(child);
}

/** What a division costs that does not lie where those before it say, and one that only shares their city. */
const astray = 4;
const sameCity = 1.5;
const asSaid = -0.5;

/**
 * Where a division lies that is named behind another: its code, or what is sure of it, and what that costs. Null for a
 * bare name that means nothing there.
 *
 * @param above code of the division named before, or nothing
 * @param home code below which bare names are known without one
 */
export function placeBelow(
  name: KnownName,
  above: string,
  home: string,
): { code: string; cost: number } | null {
  const isBare = name.form === 'bare';
  const start = above === '' && isBare ? home : above;
  if (start === '') return isBare ? null : { code: codeBelow(name, '')!, cost: 0 };
  const below = codeBelow(name, start);
  if (below !== null) return { code: below, cost: asSaid };
  const city = start.length > cityLength ? codeBelow(name, start.slice(0, cityLength)) : null;
  if (city !== null) return { code: city, cost: sameCity };
  return isBare ? null : { code: codeBelow(name, '')!, cost: astray };
}

const cityLength = 4;

/** The code among a name's that lies below a code, or what they share below it; null when none lies there. */
function codeBelow({ codes }: KnownName, above: string): string | null {
  let low = 0;
  let high = codes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (codes[middle]! < above) low = middle + 1;
    else high = middle;
  }
  const first = codes[low];
  if (!first?.startsWith(above)) return null;
  const following = codes[low + 1];
  return following?.startsWith(above) ? above : first;
}

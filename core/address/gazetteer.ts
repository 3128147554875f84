import type { DivisionLevel } from './components.ts';
import { componentOfLevel, spellingsOf, type Division, type Spelling } from './division-names.ts';
import { emptyFold, foldText } from './fold-text.ts';
import type { Label } from './forms/labels.ts';
import { regionOf, type Region } from './region.ts';
import { dictionaryOf, emptyNode, nodeOf, type Dictionary, type WordNode } from './dictionary.ts';

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
  /** Where the divisions lie that bear it, in order; nowhere for roads and estates. */
  regions: Region[];
  cost: number;
}

export interface Gazetteer {
  names: Dictionary<KnownName[]>;
  /** Where bare names are known without a division before them. */
  home: Region;
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
  const names = emptyNode<KnownName[]>();
  for (const division of divisions)
    for (const spelling of spellingsOf(division)) addDivision(names, division, spelling);
  sortRegions(names);
  for (const { component, name, count } of own) {
    if (name.length > 1)
      add(names, name, {
        label: component,
        form: 'full',
        name,
        regions: [],
        cost: count > 1 ? ownCost : knownCosts.full,
      });
  }
  return { names: dictionaryOf(names), home: regionOf(home) };
}

/** What a known name costs by its form; names that several of the customer's own addresses bear are surer still. */
const knownCosts = { full: 0, short: 1, bare: 1.5 };
const ownCost = -0.5;

function addDivision(names: WordNode<KnownName[]>, division: Division, { name, form }: Spelling): void {
  const label: DivisionLevel = componentOfLevel[division.level];
  const known = add(names, name, {
    label,
    form,
    name: division.name,
    regions: [],
    cost: knownCosts[form],
  });
  known.regions.push(regionOf(division.code));
}

const scratch = emptyFold();

/** Adds a meaning to a name, or gives the one it has. */
function add(names: WordNode<KnownName[]>, written: string, meaning: KnownName): KnownName {
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

function sortRegions(node: WordNode<KnownName[]>): void {
  node.value?.forEach(({ regions }) => regions.sort((left, right) => left.code - right.code));
  for (const child of node.next.values()) sortRegions(child);
}

/** Words by their characters, while they are put together. */
export interface WordNode<Value> {
  next: Map<number, WordNode<Value>>;
  value: Value | undefined;
}

export function emptyNode<Value>(): WordNode<Value> {
  return { next: new Map(), value: undefined };
}

/** The node of a word, made where it is missing. */
export function nodeOf<Value>(root: WordNode<Value>, codes: Iterable<number>): WordNode<Value> {
  let node = root;
  for (const code of codes) {
    let child = node.next.get(code);
    if (!child) {
      child = emptyNode<Value>();
      node.next.set(code, child);
    }
    node = child;
  }
  return node;
}

/**
 * A trie in one hash table: looking a character up touches one slot. A slot holds node, character, the node they lead to
 * and the place of its value; node 0 is the root, and a slot that leads to node 0 is empty.
 */
export interface Dictionary<Value> {
  /**
   * By the character that a word begins with its node and the place of its value: small enough to stay in the processor's
   * cache, which the slots of hundreds of thousands of names are not.
   */
  heads: Int32Array;
  headValues: Int32Array;
  /** A bit for every two characters that a word begins with, by their hash: most places in a text end here. */
  pairs: Uint32Array;
  slots: Int32Array;
  mask: number;
  values: Value[];
}

const slotSize = 4;
const noValue = -1;
const plane = 0x10000;
const pairBits = 21;

/** @returns the words below `root` in a form that is searched fast */
export function dictionaryOf<Value>(root: WordNode<Value>): Dictionary<Value> {
  const capacity = 2 ** Math.ceil(Math.log2(2 * countNodes(root) + 2));
  const dictionary: Dictionary<Value> = {
    heads: new Int32Array(plane),
    headValues: new Int32Array(plane).fill(noValue),
    pairs: new Uint32Array(2 ** (pairBits - 5)),
    slots: new Int32Array(capacity * slotSize),
    mask: capacity - 1,
    values: [],
  };
  let nodes = 0;
  const pending: [number, WordNode<Value>][] = [[0, root]];
  for (let entry = pending.pop(); entry; entry = pending.pop()) {
    const [id, node] = entry;
    for (const [code, child] of node.next) {
      const value = insert(dictionary, id, code, ++nodes, child.value);
      if (id === 0) addHead(dictionary, code, { node: nodes, value, next: child.next.keys() });
      pending.push([nodes, child]);
    }
  }
  return dictionary;
}

/** Of characters beyond the basic plane, which begin a name or two, the slots alone tell. */
function addHead(
  { heads, headValues, pairs }: Dictionary<unknown>,
  code: number,
  { node, value, next }: { node: number; value: number; next: Iterable<number> },
): void {
  if (code >= plane) return;
  heads[code] = node;
  headValues[code] = value;
  for (const second of next) {
    const bit = pairBit(code, second);
    pairs[bit >>> 5]! |= 1 << (bit & 31);
  }
}

function pairBit(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> (32 - pairBits);
}

/** Each word with everything that was said of it. */
export function wordList<Item>(items: Iterable<Item>, wordOf: (item: Item) => string): Dictionary<Item[]> {
  const root = emptyNode<Item[]>();
  for (const item of items) {
    const node = nodeOf(
      root,
      [...wordOf(item)].map((character) => character.codePointAt(0)!),
    );
    (node.value ??= []).push(item);
  }
  return dictionaryOf(root);
}

/** Calls `found` for every word that begins at a place, with its end. Behind the text stands a zero. */
export function wordsAt<Value>(
  dictionary: Dictionary<Value>,
  codes: Int32Array,
  from: number,
  found: (value: Value, end: number) => void,
): void {
  const { heads, headValues, pairs, slots, values } = dictionary;
  const first = codes[from]!;
  let node = 0;
  let at = from;
  if (first < plane) {
    node = heads[first]!;
    if (node === 0) return;
    at++;
    const alone = headValues[first]!;
    if (alone !== noValue) found(values[alone]!, at);
    const bit = pairBit(first, codes[at]!);
    if ((pairs[bit >>> 5]! & (1 << (bit & 31))) === 0) return;
  }
  for (; ; at++) {
    const slot = slotOf(dictionary, node, codes[at]!);
    node = slots[slot + 2]!;
    if (node === 0) return;
    const value = slots[slot + 3]!;
    if (value !== noValue) found(values[value]!, at + 1);
  }
}

/** Where a node's edge stands, or the empty slot where it would. */
function slotOf({ slots, mask }: Dictionary<unknown>, node: number, code: number): number {
  let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 7;
  for (; ; slot++) {
    const at = (slot & mask) * slotSize;
    if (slots[at + 2] === 0 || (slots[at] === node && slots[at + 1] === code)) return at;
  }
}

/** @returns the place of the value */
function insert<Value>(
  dictionary: Dictionary<Value>,
  node: number,
  code: number,
  child: number,
  value: Value | undefined,
): number {
  const { slots, values } = dictionary;
  const at = slotOf(dictionary, node, code);
  const place = value === undefined ? noValue : values.push(value) - 1;
  slots.set([node, code, child, place], at);
  return place;
}

function countNodes(node: WordNode<unknown>): number {
  let count = 1;
  for (const child of node.next.values()) count += countNodes(child);
  return count;
}

/** Words by their characters; finding those that begin at a place costs at most the longest word. */
export interface Trie<Value> {
  next: Map<number, Trie<Value>>;
  value: Value | undefined;
}

export function emptyTrie<Value>(): Trie<Value> {
  return { next: new Map(), value: undefined };
}

/** The node of a word, made where it is missing. */
export function nodeOf<Value>(trie: Trie<Value>, codes: Iterable<number>): Trie<Value> {
  let node = trie;
  for (const code of codes) {
    let child = node.next.get(code);
    if (!child) {
      child = emptyTrie<Value>();
      node.next.set(code, child);
    }
    node = child;
  }
  return node;
}

/** A trie, and what its words begin with, so that most places of a text are passed without looking into it. */
export interface Dictionary<Value> {
  root: Trie<Value>;
  /** By first character: 0 no word, 1 words of two characters and more, 2 a word of one character. */
  first: Uint8Array;
  /** By the hash of the first two characters, a bit: whether words begin so. */
  pairs: Uint32Array;
}

function pairHash(first: number, second: number): number {
  return (Math.imul(first, 0x9e37) ^ second) & 0xfffff;
}

function setBit(bits: Uint32Array, at: number): void {
  bits[at >> 5]! |= 1 << (at & 31);
}

function hasBit(bits: Uint32Array, at: number): boolean {
  return (bits[at >> 5]! & (1 << (at & 31))) !== 0;
}

export function dictionaryOf<Value>(root: Trie<Value>): Dictionary<Value> {
  const first = new Uint8Array(0x10000);
  const pairs = new Uint32Array(0x100000 >> 5);
  for (const [code, { value, next }] of root.next) {
    first[code & 0xffff] = value === undefined ? Math.max(1, first[code & 0xffff]!) : 2;
    for (const second of next.keys()) setBit(pairs, pairHash(code, second));
  }
  return { root, first, pairs };
}

/** Each word with everything that was said of it. */
export function wordList<Item>(items: Iterable<Item>, wordOf: (item: Item) => string): Dictionary<Item[]> {
  const root = emptyTrie<Item[]>();
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
  { root, first, pairs }: Dictionary<Value>,
  codes: Int32Array,
  from: number,
  found: (value: Value, end: number) => void,
): void {
  const kind = first[codes[from]! & 0xffff];
  if (kind === 0 || (kind === 1 && !hasBit(pairs, pairHash(codes[from]!, codes[from + 1]!)))) return;
  let node: Trie<Value> | undefined = root;
  for (let at = from; ; at++) {
    node = node.next.get(codes[at]!);
    if (!node) return;
    if (node.value !== undefined) found(node.value, at + 1);
  }
}

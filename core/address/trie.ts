/** Words by their characters; finding those that begin at a place costs at most the longest word. */
export interface Trie<Value> {
  next: Map<string, Trie<Value>>;
  value: Value | undefined;
}

export function emptyTrie<Value>(): Trie<Value> {
  return { next: new Map(), value: undefined };
}

/** The node of a word, made where it is missing. */
export function nodeOf<Value>(trie: Trie<Value>, word: string): Trie<Value> {
  let node = trie;
  for (const character of word) {
    let child = node.next.get(character);
    if (!child) {
      child = emptyTrie<Value>();
      node.next.set(character, child);
    }
    node = child;
  }
  return node;
}

/** A trie of lists: each word with everything that was said of it. */
export function trieOf<Item>(items: Iterable<Item>, wordOf: (item: Item) => string): Trie<Item[]> {
  const trie = emptyTrie<Item[]>();
  for (const item of items) {
    const node = nodeOf(trie, wordOf(item));
    (node.value ??= []).push(item);
  }
  return trie;
}

/** Calls `found` for every word that begins at a place, with its end. */
export function wordsAt<Value>(
  trie: Trie<Value>,
  characters: readonly string[],
  from: number,
  found: (value: Value, end: number) => void,
): void {
  let node: Trie<Value> | undefined = trie;
  for (let at = from; at < characters.length; at++) {
    node = node.next.get(characters[at]!);
    if (!node) return;
    if (node.value !== undefined) found(node.value, at + 1);
  }
}

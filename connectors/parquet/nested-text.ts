import type { SchemaTree } from 'hyparquet';
import { isListLike, isMapLike } from 'hyparquet/src/schema.js';
import { isRefusedKey } from '../../schemas/datasets/refused-key.ts';
import type { ToText } from './leaf-text.ts';

/** What kind of JSON a leaf's values become: numbers and truth values stand bare. */
const bareTypes = new Set(['BOOLEAN', 'INT32', 'INT64', 'FLOAT', 'DOUBLE']);

/**
 * Text of a value that is nested: JSON, every leaf written as its type says, exact numbers as they are. Members
 * whose name is refused are left out.
 *
 * @param isItem true for one item of a list, whose own repetition is unfolded already
 */
export function nestedText(
  value: unknown,
  tree: SchemaTree,
  leaf: (tree: SchemaTree) => ToText,
  isItem = false,
): string {
  if (value === null || value === undefined) return 'null';
  const list = (items: readonly unknown[], item: SchemaTree) =>
    `[${items.map((one) => nestedText(one, item, leaf, true)).join(',')}]`;
  if (!isItem && tree.element.repetition_type === 'REPEATED' && Array.isArray(value))
    return list(value, tree);
  if (tree.children.length === 0) return leafJson(value, tree, leaf(tree));
  if (isListLike(tree) && Array.isArray(value)) {
    const repeated = tree.children[0]!;
    return list(value, repeated.children.length === 1 ? repeated.children[0]! : repeated);
  }
  if (isMapLike(tree)) return fields(value as object, () => tree.children[0]!.children[1]!, leaf);
  return fields(value as object, (name) => tree.children.find(({ element }) => element.name === name), leaf);
}

function fields(
  value: object,
  treeOf: (name: string) => SchemaTree | undefined,
  leaf: (tree: SchemaTree) => ToText,
): string {
  const stored = Object.entries(value).filter(([name]) => !isRefusedKey(name));
  const parts = stored.map(([name, field]) => {
    const tree = treeOf(name);
    return `${JSON.stringify(name)}:${tree ? nestedText(field, tree, leaf) : JSON.stringify(String(field))}`;
  });
  return `{${parts.join(',')}}`;
}

function leafJson(value: unknown, { element }: SchemaTree, toText: ToText): string {
  const text = toText(value);
  if (text === null) return 'null';
  const isBare =
    bareTypes.has(element.type ?? '') && /^(?:-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|true|false)$/.test(text);
  return isBare ? text : JSON.stringify(text);
}

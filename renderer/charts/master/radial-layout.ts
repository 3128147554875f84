/** A node's place as a share of the drawing: the middle is 0, the outermost ring 1. */
export interface RadialPlace {
  x: number;
  y: number;
}

interface Tree {
  at: number;
  children: Tree[];
  leaves: number;
}

/**
 * Lays a graph out in rings around its first node: a node's ring is how many steps it is away, and its direction is that
 * of the node it was first reached from, which has as much room as there are nodes at the end of it. No chance is in it.
 *
 * @param nodes how many; the first is the middle
 * @param links pairs of node numbers; a node that none leads to stands in the outermost ring
 */
export function radialLayout(nodes: number, links: readonly (readonly [number, number])[]): RadialPlace[] {
  const root = spanningTree(nodes, links);
  const rings = Math.max(1, depthOf(root));
  const places = Array.from({ length: nodes }, (): RadialPlace => ({ x: 0, y: 0 }));
  spread(root, { ring: 0, start: -Math.PI / 2, sweep: 2 * Math.PI }, rings, places);
  return places;
}

/** The nodes as a tree by breadth: everything hangs on the node that it was first reached from. */
function spanningTree(nodes: number, links: readonly (readonly [number, number])[]): Tree {
  const neighbours = Array.from({ length: nodes }, (): number[] => []);
  for (const [a, b] of links) {
    neighbours[a]!.push(b);
    neighbours[b]!.push(a);
  }
  const trees = Array.from({ length: nodes }, (_, at): Tree => ({ at, children: [], leaves: 1 }));
  const seen = new Set([0]);
  const queue = [0];
  for (const at of queue)
    for (const other of neighbours[at]!) {
      if (seen.has(other)) continue;
      seen.add(other);
      queue.push(other);
      trees[at]!.children.push(trees[other]!);
    }
  const root = trees[0]!;
  root.children.push(...trees.filter(({ at }) => !seen.has(at)));
  countLeaves(root);
  return root;
}

function countLeaves(tree: Tree): number {
  if (tree.children.length > 0)
    tree.leaves = tree.children.reduce((sum, child) => sum + countLeaves(child), 0);
  return tree.leaves;
}

function depthOf({ children }: Tree): number {
  return children.length === 0 ? 0 : 1 + Math.max(...children.map(depthOf));
}

/** Gives every child its part of the angle that its parent has. */
function spread(
  tree: Tree,
  { ring, start, sweep }: { ring: number; start: number; sweep: number },
  rings: number,
  places: RadialPlace[],
): void {
  const angle = start + sweep / 2;
  const radius = ring / rings;
  places[tree.at] = { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
  let from = start;
  for (const child of tree.children) {
    const part = (sweep * child.leaves) / tree.leaves;
    spread(child, { ring: ring + 1, start: from, sweep: part }, rings, places);
    from += part;
  }
}

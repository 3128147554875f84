/** Where something is drawn; only distances between places mean anything. */
export interface Place {
  x: number;
  y: number;
}

/** Fewer for large graphs, of which every round takes longer. */
const roundsFor = (nodes: number) => (nodes > 100 ? 120 : 260);
const startTemperature = 0.12;
/** Pulls everything gently together, so that parts without a link between them stay in sight. */
const gravity = 1;

/**
 * Places the nodes of a graph by forces (Fruchterman and Reingold 1991): links pull, all nodes push. It starts from a
 * circle and has no chance in it, so that the same graph always looks the same.
 *
 * @param links pairs of node numbers
 */
export function layoutGraph(nodes: number, links: readonly (readonly [number, number])[]): Place[] {
  if (nodes === 1) return [{ x: 0, y: 0 }];
  const places = onCircle(nodes, links);
  const ideal = 1 / Math.sqrt(nodes);
  const rounds = roundsFor(nodes);
  for (let round = 0; round < rounds; round++) {
    const moves = places.map(({ x, y }) => ({ x: -x * gravity, y: -y * gravity }));
    push(places, moves, ideal);
    pull(places, moves, links, ideal);
    step(places, moves, startTemperature * (1 - round / rounds));
  }
  return places;
}

/** Neighbours beside each other, by a walk over the links, so that fewer of them cross. */
function onCircle(nodes: number, links: readonly (readonly [number, number])[]): Place[] {
  const neighbours = Array.from({ length: nodes }, (): number[] => []);
  for (const [a, b] of links) {
    neighbours[a]!.push(b);
    neighbours[b]!.push(a);
  }
  const order: number[] = [];
  const seen = new Set<number>();
  for (let start = 0; start < nodes; start++) {
    const waiting = [start];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      if (seen.has(node)) continue;
      seen.add(node);
      order.push(node);
      waiting.push(...neighbours[node]!.filter((other) => !seen.has(other)));
    }
  }
  const places = Array.from({ length: nodes }, (): Place => ({ x: 0, y: 0 }));
  for (const [at, node] of order.entries()) {
    const angle = (2 * Math.PI * at) / nodes;
    places[node] = { x: Math.cos(angle) / 2, y: Math.sin(angle) / 2 };
  }
  return places;
}

function push(places: readonly Place[], moves: Place[], ideal: number): void {
  for (let a = 0; a < places.length; a++)
    for (let b = a + 1; b < places.length; b++) {
      const dx = places[a]!.x - places[b]!.x;
      const dy = places[a]!.y - places[b]!.y;
      const force = (ideal * ideal) / Math.max(1e-6, dx * dx + dy * dy);
      moves[a]!.x += dx * force;
      moves[a]!.y += dy * force;
      moves[b]!.x -= dx * force;
      moves[b]!.y -= dy * force;
    }
}

function pull(
  places: readonly Place[],
  moves: Place[],
  links: readonly (readonly [number, number])[],
  ideal: number,
): void {
  for (const [a, b] of links) {
    const dx = places[a]!.x - places[b]!.x;
    const dy = places[a]!.y - places[b]!.y;
    const force = Math.hypot(dx, dy) / ideal;
    moves[a]!.x -= dx * force;
    moves[a]!.y -= dy * force;
    moves[b]!.x += dx * force;
    moves[b]!.y += dy * force;
  }
}

/** Moves every node, at most by the temperature. */
function step(places: Place[], moves: readonly Place[], temperature: number): void {
  for (const [at, { x, y }] of moves.entries()) {
    const length = Math.hypot(x, y);
    const share = length > temperature ? temperature / length : 1;
    places[at]!.x += x * share;
    places[at]!.y += y * share;
  }
}

/**
 * Lays places out in a box around the middle, `halfWidth` by `halfHeight`: their longest direction along the width.
 * @param largest scale at most, so that two nodes do not stand at opposite ends of it
 */
export function fitPlaces(
  places: readonly Place[],
  { halfWidth, halfHeight, largest }: { halfWidth: number; halfHeight: number; largest: number },
): Place[] {
  const middle = {
    x: places.reduce((sum, { x }) => sum + x, 0) / places.length,
    y: places.reduce((sum, { y }) => sum + y, 0) / places.length,
  };
  const centred = places.map(({ x, y }) => ({ x: x - middle.x, y: y - middle.y }));
  const turned = turn(centred);
  const reach = (of: 'x' | 'y') => Math.max(1e-9, ...turned.map((place) => Math.abs(place[of])));
  const scale = Math.min(largest, halfWidth / reach('x'), halfHeight / reach('y'));
  return turned.map(({ x, y }) => ({ x: x * scale, y: y * scale }));
}

/** Turns the direction of the largest variance to the horizontal. */
function turn(places: readonly Place[]): Place[] {
  const sum = (of: (place: Place) => number) => places.reduce((total, place) => total + of(place), 0);
  const angle =
    Math.atan2(
      2 * sum(({ x, y }) => x * y),
      sum(({ x, y }) => x * x - y * y),
    ) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return places.map(({ x, y }) => ({ x: x * cos + y * sin, y: y * cos - x * sin }));
}

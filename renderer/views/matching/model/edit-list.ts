/** The list with one element replaced. */
export function replaced<T>(list: readonly T[], at: number, element: T): T[] {
  return list.map((old, place) => (place === at ? element : old));
}

export function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, place) => place !== at);
}

/** The list with one element moved by so many places; nothing moves past an end. */
export function moved<T>(list: readonly T[], at: number, by: number): T[] {
  const to = at + by;
  if (to < 0 || to >= list.length) return [...list];
  const rest = without(list, at);
  return [...rest.slice(0, to), list[at]!, ...rest.slice(to)];
}

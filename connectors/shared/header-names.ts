import type { Column } from '../../schemas/intake/connector.ts';
import { refusalOf } from '../../schemas/datasets/refused.ts';
import type { Span } from './header-levels.ts';

/**
 * Names the columns of a header of one or more levels: by the lowest name when no other column has it, else with as
 * many of the groups above as tell it apart (`配偶-姓名`). A group that must not be stored is always part of the
 * name, so that it can be told by it.
 */
export function nameByLevels(levels: readonly (readonly Span[])[], count: number): Column[] {
  const paths = Array.from({ length: count }, (_, column) => pathOf(levels, column));
  const uses = new Map<string, number>();
  for (const name of paths.flatMap(endingsOf)) uses.set(name, (uses.get(name) ?? 0) + 1);
  const names = paths.map((path) => {
    const refused = path.findIndex((label) => refusalOf(label));
    const endings = endingsOf(path).slice(refused < 0 ? 0 : path.length - 1 - refused);
    return endings.find((name) => uses.get(name) === 1) ?? endings.at(-1) ?? '';
  });
  return nameColumns(names, count);
}

function pathOf(levels: readonly (readonly Span[])[], column: number): string[] {
  const labels = levels.flatMap(
    (spans) => spans.find(({ start, end }) => column >= start && column < end)?.label ?? [],
  );
  return labels.filter((label, level) => label !== labels[level - 1]);
}

/** `丙`, `乙-丙`, `甲-乙-丙`. */
function endingsOf(path: readonly string[]): string[] {
  return path.map((_, at) => path.slice(path.length - 1 - at).join('-'));
}

/** Headers as delivered, trimmed; repeated ones numbered, empty ones called 列 N. */
export function nameColumns(header: readonly string[], count: number): Column[] {
  const used = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const base = header[index]?.trim() || `列 ${index + 1}`;
    let name = base;
    for (let n = 2; used.has(name); n++) name = `${base} (${n})`;
    used.add(name);
    return { index, header: name };
  });
}

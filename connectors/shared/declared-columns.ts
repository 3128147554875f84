import { limits, ParseError, type Column } from '../../schemas/intake/connector.ts';

/**
 * The columns of a format that names them itself: names trimmed, repeated ones numbered, empty ones called 列 N.
 * Throws FILE_LIMIT when they are too many.
 */
export function declaredColumns(names: readonly string[]): Column[] {
  if (names.length > limits.columns)
    throw new ParseError('FILE_LIMIT', { limit: 'columns', where: String(names.length) });
  const used = new Set<string>();
  return names.map((name, index) => {
    const base = name.trim() || `列 ${index + 1}`;
    let header = base;
    for (let n = 2; used.has(header); n++) header = `${base} (${n})`;
    used.add(header);
    return { index, header };
  });
}

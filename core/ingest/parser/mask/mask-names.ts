import { introducedNames, type Span } from './introduced-names.ts';
import { titledNames } from './titled-names.ts';

/** Where typical phrases name persons, in the order of the text and without overlaps. */
export function namesIn(text: string): Span[] {
  const spans = [...introducedNames(text), ...titledNames(text)].sort((a, b) => a.start - b.start);
  const apart: Span[] = [];
  for (const span of spans) {
    const last = apart.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else apart.push({ ...span });
  }
  return apart;
}

/** Replaces names of persons in typical phrases by `*`. */
export function maskNames(text: string): string {
  const pieces: string[] = [];
  let end = 0;
  for (const name of namesIn(text)) {
    pieces.push(text.slice(end, name.start), '*');
    end = name.end;
  }
  pieces.push(text.slice(end));
  return pieces.join('');
}

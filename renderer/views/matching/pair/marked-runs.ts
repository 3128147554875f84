/** A stretch of a text whose characters all differ from the other text, or all do not. */
export interface Run {
  text: string;
  isMarked: boolean;
}

/** Cuts a text into stretches by the places of the marked characters; a character is a code point, never half of one. */
export function markedRuns(text: string, marks: readonly number[]): Run[] {
  const marked = new Set(marks);
  const runs: Run[] = [];
  for (const [place, character] of [...text].entries()) {
    const isMarked = marked.has(place);
    const last = runs.at(-1);
    if (last?.isMarked === isMarked) last.text += character;
    else runs.push({ text: character, isMarked });
  }
  return runs;
}

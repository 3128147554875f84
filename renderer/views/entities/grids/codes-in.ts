/** Codes as people type or paste them: divided by commas, spaces or line ends, each once. */
export function codesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,，、;；]+/).filter(Boolean))];
}

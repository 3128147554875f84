/** Where an output stands until it is whole. */
export function unfinishedPath(output: string): string {
  return `${output}.part`;
}

/** A moment as people write it: to the minute, without the T. */
export function momentText(iso: string): string {
  return iso.replace('T', ' ').slice(0, 16);
}

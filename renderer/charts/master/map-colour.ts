/** Red, green and blue from 0 to 255 of a colour written `#rrggbb` or `#rgb`. */
export function channelsOf(colour: string): [number, number, number] {
  const digits = colour.slice(1);
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const channel = (start: number) => parseInt(long.slice(start, start + 2), 16);
  return [channel(0), channel(2), channel(4)];
}

/** The colour of a class on the ramp; fewer classes than colours are spread over the whole of it. */
export function rampColour(index: number, classes: number, ramp: readonly string[]): string {
  return ramp[Math.round((index * (ramp.length - 1)) / Math.max(1, classes - 1))]!;
}

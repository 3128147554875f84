/** Where the core takes the time from; a test gives its own. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

const shanghaiOffset = 8 * 60 * 60 * 1000;

/**
 * Wall-clock time of the city (Asia/Shanghai, UTC+8 without summer time since 1992) as ISO text to the
 * millisecond and without zone: `2026-03-05T09:08:07.123`.
 */
export function cityTime(instant: Date): string {
  return new Date(instant.getTime() + shanghaiOffset).toISOString().slice(0, -1);
}

/** A share as a number of percent with up to four decimals, as wanted precisions are written. */
export const percentOf = (share: number): number => Number((share * 100).toFixed(4));

/** The share that a number of percent stands for. */
export const shareOf = (percent: number): number => Number((percent / 100).toFixed(6));

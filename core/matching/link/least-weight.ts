/** Pairs less likely than this, in bits over even odds, speak against a group no louder than a pair that was never compared. */
export const leastWeight = -10;

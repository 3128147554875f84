import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const forgetAfterMs = 60_000;
const firstPauseMs = 100;
const longestPauseMs = 5_000;

/** Lets in whoever shows the token of this start. */
export interface TokenGate {
  /** Compares in constant time; each failure makes the next wrong answer slower, up to 5 s. */
  admits(candidate: string): Promise<boolean>;
}

/** A token of 256 bits, in 43 characters that need no escaping in a URL. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function createTokenGate(token: string): TokenGate {
  const expected = digest(token);
  let failures = 0;
  let lastFailure = 0;
  return {
    async admits(candidate) {
      if (timingSafeEqual(digest(candidate), expected)) return true;
      if (Date.now() - lastFailure > forgetAfterMs) failures = 0;
      lastFailure = Date.now();
      failures += 1;
      await pause(Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs));
      return false;
    },
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

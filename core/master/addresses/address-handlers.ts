import type { AnyCommandHandler } from '../../journal/command.ts';
import { addressConfirmed } from './address-confirmed.ts';
import { confirmationWithdrawn } from './confirmation-withdrawn.ts';

/** The commands by which people say which addresses are standard ones. */
export const addressHandlers: readonly AnyCommandHandler[] = [addressConfirmed, confirmationWithdrawn];

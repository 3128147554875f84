import { opinionState } from './state.ts';

/** What citizens ask for, where, and how it is answered; never who asks (DOMAIN §1). */
export const opinion = { ...opinionState };

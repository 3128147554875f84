import type { InjectionKey, Ref } from 'vue';
import type { DraftErrors } from './draft-errors.ts';

/** Where the fields of the editor find what is wrong with them; empty until that is worth saying. */
export const errorsKey: InjectionKey<Ref<DraftErrors>> = Symbol('errors of an indicator');

import { en } from './en/index.ts';
import { zh } from './zh/index.ts';

/** All texts that people read, by domain. English has exactly the keys of Chinese, or it does not compile. */
export type Messages = typeof zh;

/** Languages of the interface, the command line, slips and reports. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

export const messages: Record<Language, Messages> = { zh, en };

export { describeError, type ErrorText } from './describe-error.ts';
export { formatMessage } from './format.ts';

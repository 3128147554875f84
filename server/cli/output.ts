import { describeError } from '../../schemas/messages/describe-error.ts';
import { formatMessage, type MessageData } from '../../schemas/messages/format.ts';
import type { Language } from '../../schemas/messages/index.ts';
import { cli as english } from '../../schemas/messages/en/cli.ts';
import { cli as chinese } from '../../schemas/messages/zh/cli.ts';

/** Exit codes of every command (DESIGN §8). */
export const exitCode = { done: 0, failed: 1, wrongUse: 2, someQuarantined: 3 } as const;

const clearLine = '\r\u001b[K';

/** What a command says: text for people, or one JSON object for machines; progress only on a terminal. */
export interface Output {
  readonly json: boolean;
  line(text: string): void;
  result(value: object): void;
  progress(text: string, fraction: number | null): void;
}

export function createOutput(json: boolean): Output {
  const interactive = !json && process.stderr.isTTY === true;
  const clear = () => interactive && process.stderr.write(clearLine);
  return {
    json,
    line(text) {
      clear();
      if (!json) process.stdout.write(`${text}\n`);
    },
    result(value) {
      clear();
      if (json) process.stdout.write(`${JSON.stringify(value)}\n`);
    },
    progress(text, fraction) {
      if (interactive)
        process.stderr.write(
          `${clearLine}${text}${fraction === null ? ' …' : ` ${Math.round(fraction * 100)}%`}`,
        );
    },
  };
}

/** Fills in a message of the command line. */
export function say(template: string, data: MessageData = {}): string {
  return formatMessage(template, data);
}

/** The command line speaks Chinese, or English with `TONGHUI_LANG=en`. Errors are said in both, so that whoever sees them can act. */
export const language: Language = process.env.TONGHUI_LANG === 'en' ? 'en' : 'zh';
export const texts = language === 'en' ? english : chinese;

/** Prints a failure in both languages on stderr, or as JSON on stdout. */
export function reportFailure(error: { code: string; data: MessageData }, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify({ error })}\n`);
  for (const language of ['zh', 'en'] as const) {
    const { what, todo } = describeError(language, error.code, error.data);
    process.stderr.write(`${what} ${todo}\n`);
  }
}

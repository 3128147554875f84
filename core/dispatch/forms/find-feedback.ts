import type { Recognition } from '../../../schemas/intake/connector.ts';
import { forms } from '../../../schemas/messages/zh/forms.ts';

/** What a filled feedback form says; nobody vouches for it. */
export interface Feedback {
  number: string;
  mark: string;
  conclusion: string;
  account: string;
}

/** The feedback form in a file, in whatever format it was saved; null when there is none. */
export function findFeedback({ tables }: Recognition): Feedback | null {
  for (const { columns, sample } of tables) {
    const said = new Map<string, string>();
    for (const record of [columns.map(({ header }) => header), ...sample])
      for (const [at, cell] of record.entries()) {
        const label = plain(cell);
        if (!said.has(label)) said.set(label, (record[at + 1] ?? '').trim());
      }
    const { rows } = forms.feedback;
    const number = said.get(plain(rows.number));
    const mark = said.get(plain(rows.mark));
    if (number === undefined || mark === undefined) continue;
    return {
      number: number.replace(/\s+/g, ''),
      mark,
      conclusion: plain(said.get(plain(rows.conclusion)) ?? ''),
      account: said.get(plain(rows.account)) ?? '',
    };
  }
  return null;
}

function plain(text: string): string {
  return text.replace(/\s+/g, '');
}
